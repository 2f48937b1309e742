using Aspire.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Application;

public sealed class LogLevelTests
{
    [Theory]
    [InlineData("error", LogLevel.Error)]
    [InlineData("Trace", LogLevel.Trace)]
    [InlineData("nonsense", LogLevel.Information)]
    public void TheLevelOfTheAppHostIsConfiguredByItsOwnVariable(string configured, LogLevel expected)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, Args = ["--ASPIRE_LOGLEVEL", configured] });
        using var app = builder.Build();

        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Category");

        Assert.Equal(expected, Enum.GetValues<LogLevel>().First(logger.IsEnabled));
    }
}
