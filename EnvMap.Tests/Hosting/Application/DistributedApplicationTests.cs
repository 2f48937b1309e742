using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Tests.Hosting.Application;

public sealed class DistributedApplicationTests
{
    [Fact]
    public async Task ARunThatIsStoppedWhileItStartsEndsAsAnyOther()
    {
        await Run(stopping: true);
    }

    [Fact]
    public async Task AStartThatEndsByItselfIsAFault()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(stopping: false));
    }

    private static Task Run(bool stopping)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new DistributedApplicationModel([]));
        builder.Services.AddSingleton<IDistributedApplicationEventing, DistributedApplicationEventing>();
        builder.Services.AddSingleton(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run));
        builder.Services.AddSingleton<IHostedService>(s => new SlowStart(s.GetRequiredService<IHostApplicationLifetime>(), stopping));
        return new DistributedApplication(builder.Build()).RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class SlowStart(IHostApplicationLifetime lifetime, bool stopping) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if (!stopping)
            {
                throw new OperationCanceledException("A time-out of its own.");
            }

            lifetime.StopApplication();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
