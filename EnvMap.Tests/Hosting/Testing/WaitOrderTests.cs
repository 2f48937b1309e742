using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class WaitOrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneThatWaitsStartsWhenTheOtherIsHealthyAndNotSooner()
    {
        var isHealthy = false;
        await using var builder = TestApp.Create();
        builder.Services.AddHealthChecks().AddCheck("gate", () => Volatile.Read(ref isHealthy) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        var server = builder.AddSleeper("server").WithHealthCheck("gate");
        builder.AddSleeper("client").WaitFor(server);
        builder.AddSleeper("eager").WaitForStart(server);
        await using var app = await builder.BuildAsync(Token);
        var starting = app.StartAsync(Token);
        await app.WaitAsync("eager", KnownResourceStates.Running);
        await app.WaitAsync("server", s => s.HealthStatus == HealthStatus.Unhealthy);
        var waiting = await app.WaitAsync("client", KnownResourceStates.Waiting);
        Assert.Null(waiting.Snapshot.StartTimeStamp);
        Volatile.Write(ref isHealthy, true);
        var healthy = await app.WaitHealthyAsync("server");
        var client = await app.WaitAsync("client", KnownResourceStates.Running);
        Assert.True(client.Snapshot.StartTimeStamp > healthy.Snapshot.StartTimeStamp);
        await starting.WaitAsync(TestApp.Patience, Token);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(3, 3, true)]
    [InlineData(1, 0, false)]
    public async Task CompletionCountsByItsExitCode(int exitCode, int expected, bool isStarted)
    {
        await using var builder = TestApp.Create();
        var job = builder.AddShell("job", $"exit {exitCode}");
        builder.AddSleeper("after").WaitForCompletion(job, expected);
        await using var app = await builder.StartAsync();
        var ended = await app.WaitAsync("job", KnownResourceStates.Finished);
        Assert.Equal(exitCode, ended.Snapshot.ExitCode);
        await app.WaitAsync("after", isStarted ? KnownResourceStates.Running : KnownResourceStates.FailedToStart);
        if (!isStarted)
        {
            Assert.Contains(await app.LogAsync("after"), line => line.Contains("exit code 1"));
        }
    }

    [Fact]
    public async Task AnApplicationStopsWhileOneWaits()
    {
        await using var builder = TestApp.Create();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy());
        var server = builder.AddSleeper("server").WithHealthCheck("never");
        builder.AddSleeper("client").WaitFor(server);
        await using var app = await builder.BuildAsync(Token);
        var starting = app.StartAsync(Token);
        await app.WaitAsync("client", KnownResourceStates.Waiting);
        var running = await app.WaitAsync("server", KnownResourceStates.Running);
        await app.StopAsync(Token).WaitAsync(TimeSpan.FromSeconds(10), Token);
        await starting.WaitAsync(TestApp.Patience, Token).ContinueWith(_ => { }, Token);
        Assert.False(RunProcess.Exists(running.Snapshot.Pid()));
    }

    [Fact]
    public async Task WaitingForAnUnknownNameFailsAtOnce()
    {
        await using var builder = TestApp.Create();
        builder.AddSleeper("server");
        await using var app = await builder.BuildAsync(Token);
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => app.ResourceNotifications.WaitForResourceHealthyAsync("servr", Token).WaitAsync(TimeSpan.FromSeconds(2), Token));
        Assert.Contains("server", exception.Message);
    }

    [Fact]
    public async Task ATimeoutShowsStateAndLastConsoleLines()
    {
        await using var builder = TestApp.Create();
        builder.Services.AddHealthChecks().AddCheck("never", () => HealthCheckResult.Unhealthy("not today"));
        builder.AddShell("server", "echo the first line; echo a complaint >&2; exec sleep 1000").WithHealthCheck("never");
        await using var app = await builder.StartAsync();
        await app.WaitAsync("server", s => s.HealthStatus == HealthStatus.Unhealthy);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => app.ResourceNotifications.WaitForResourceHealthyAsync("server", limit.Token));
        Assert.Contains("is Running, Unhealthy", exception.Message);
        Assert.Contains("not today", exception.Message);
        Assert.Contains("the first line", exception.Message);
        Assert.Contains("a complaint", exception.Message);
    }
}
