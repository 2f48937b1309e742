using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Logging;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Logging;

public sealed class ResourceLogForwarderTests
{
    [Fact]
    public async Task TheLinesOfAResourceStandInTheLogOfTheAppHost()
    {
        var resource = new TestResource("web");
        await using var host = new ResourceServicesHost([resource]);
        using var log = new RecordingLoggerFactory();
        var environment = host.Services.GetRequiredService<IHostEnvironment>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var forwarding = new ResourceLogForwarder(new DistributedApplicationModel([resource]), host.Logs, environment, log).RunAsync(ending.Token);

        host.Logs.GetLogger(resource).LogInformation("hello");
        host.Logs.GetLogger(resource).LogError("no");

        var error = await log.WaitForAsync(l => l.Level == LogLevel.Error, TimeSpan.FromSeconds(20));
        Assert.Equal($"{environment.ApplicationName}.Resources.web", error.Category);
        Assert.Matches("^2: .*no$", error.Message);
        Assert.Contains(log.Lines, l => l.Level == LogLevel.Information && l.Message.StartsWith("1: ") && l.Message.EndsWith("hello"));

        await ending.CancelAsync();
        await forwarding;
    }
}
