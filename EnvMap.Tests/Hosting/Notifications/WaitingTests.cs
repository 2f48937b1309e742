using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Notifications;

public sealed class WaitingTests
{
    private readonly TestResource _api = new("api");
    private readonly TestResource _postgres = new("postgres");

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitingForAnUnknownNameFailsAtOnceAndSuggestsNames()
    {
        await using var host = new ResourceServicesHost([_api, _postgres]);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => host.Notifications.WaitForResourceAsync("postgers", cancellationToken: Canceled));

        Assert.Contains("'postgers'", exception.Message);
        Assert.Contains("Did you mean 'postgres'?", exception.Message);
        await Assert.ThrowsAsync<DistributedApplicationException>(() => host.Notifications.WaitForResourceHealthyAsync("nothing-like-it", Canceled));
    }

    [Fact]
    public async Task NamesAreFoundRegardlessOfLetterCase()
    {
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Running");

        Assert.Equal("Running", await host.Notifications.WaitForResourceAsync("API", ["Exited", "Running"], Canceled));
    }

    [Fact]
    public async Task ACanceledWaitTellsWhereTheResourceStands()
    {
        _api.Annotations.Add(new HealthCheckAnnotation("ping"));
        await using var host = new ResourceServicesHost([_api]);
        host.Logs.ConsoleLogs = new FakeConsoleLogSource("api", "cannot bind port 80");
        host.Logs.GetLogger(_api).LogWarning("starting slowly");
        await host.SetStateAsync(_api, "Running");
        await host.Notifications.PublishUpdateAsync(_api, s => s.WithHealthReports([new("ping", HealthStatus.Unhealthy, null, "SocketException: refused")]));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Canceled);

        var waiting = host.Notifications.WaitForResourceHealthyAsync("api", cancellation.Token);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);

        Assert.Contains("'api' is Running, Unhealthy.", exception.Message);
        Assert.Contains("check 'ping': Unhealthy: SocketException: refused", exception.Message);
        Assert.Contains("starting slowly", exception.Message);
        Assert.Contains("cannot bind port 80", exception.Message);
    }

    [Fact]
    public async Task WaitingForHealthEndsWhenTheResourceDoes()
    {
        await using var host = new ResourceServicesHost([_api]);
        var waiting = host.Notifications.WaitForResourceHealthyAsync("api", WaitBehavior.StopOnResourceUnavailable, Canceled);

        await host.SetStateAsync(_api, "Running");
        await host.SetStateAsync(_api, "Exited", 139);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.Contains("exit code 139", exception.Message);
    }

    [Fact]
    public async Task WaitingForHealthOutlastsAnEndIfToldTo()
    {
        await using var host = new ResourceServicesHost([_api]);
        await host.StartAsync();
        var waiting = host.Notifications.WaitForResourceHealthyAsync("api", WaitBehavior.WaitOnResourceUnavailable, Canceled);

        await host.SetStateAsync(_api, "FailedToStart");
        await host.SetStateAsync(_api, "Running");

        Assert.Equal(HealthStatus.Healthy, (await waiting).Snapshot.HealthStatus);
    }

    [Fact]
    public async Task DependenciesAreAwaitedIncludingTheirReadyHandlers()
    {
        _api.Annotations.Add(new WaitAnnotation(_postgres, WaitType.WaitUntilHealthy));
        await using var host = new ResourceServicesHost([_api, _postgres]);
        var migrated = new TaskCompletionSource();
        host.Eventing.Subscribe<ResourceReadyEvent>(_postgres, (_, _) => migrated.Task);
        await host.StartAsync();

        var waiting = host.Notifications.WaitForDependenciesAsync(_api, Canceled);
        await host.Notifications.WaitForResourceAsync("api", KnownResourceStates.Waiting, Canceled);
        Assert.True(host.Notifications.TryGetCurrentState("api", out var state));
        Assert.Equal(["postgres"], (IEnumerable<string>)state.Snapshot.Properties.GetProperty(KnownProperties.WaitingFor)!);

        await host.SetStateAsync(_postgres, "Running");
        await host.Notifications.WaitForResourceAsync("postgres", e => e.Snapshot.HealthStatus == HealthStatus.Healthy, Canceled);
        Assert.False(waiting.IsCompleted);

        migrated.SetResult();
        await waiting;
        Assert.True(host.Notifications.TryGetCurrentState("api", out state));
        Assert.Null(state.Snapshot.Properties.GetProperty(KnownProperties.WaitingFor));
    }

    [Fact]
    public async Task AFailedReadyHandlerFailsThoseWhoWait()
    {
        _api.Annotations.Add(new WaitAnnotation(_postgres, WaitType.WaitUntilHealthy));
        await using var host = new ResourceServicesHost([_api, _postgres]);
        host.Eventing.Subscribe<ResourceReadyEvent>(_postgres, (_, _) => throw new InvalidOperationException("no database"));
        await host.StartAsync();

        var waiting = host.Notifications.WaitForDependenciesAsync(_api, Canceled);
        await host.SetStateAsync(_postgres, "Running");

        Assert.Equal("no database", (await Assert.ThrowsAsync<InvalidOperationException>(() => waiting)).Message);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "exit code 1, expected was 0")]
    public async Task CompletionIsJudgedByItsExitCode(int exitCode, string? message)
    {
        _api.Annotations.Add(new WaitAnnotation(_postgres, WaitType.WaitForCompletion));
        await using var host = new ResourceServicesHost([_api, _postgres]);
        var waiting = host.Notifications.WaitForDependenciesAsync(_api, Canceled);

        await host.SetStateAsync(_postgres, "Running");
        await host.SetStateAsync(_postgres, "Finished", exitCode);

        if (message is null)
        {
            await waiting;
        }
        else
        {
            Assert.Contains(message, (await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting)).Message);
        }
    }

    [Fact]
    public async Task TheFirstDependencyThatFailsEndsTheWaitForAll()
    {
        var never = new TestResource("never");
        _api.Annotations.Add(new WaitAnnotation(never, WaitType.WaitUntilStarted));
        _api.Annotations.Add(new WaitAnnotation(_postgres, WaitType.WaitUntilStarted) { WaitBehavior = WaitBehavior.StopOnResourceUnavailable });
        await using var host = new ResourceServicesHost([_api, _postgres, never]);
        var waiting = host.Notifications.WaitForDependenciesAsync(_api, Canceled);

        await host.SetStateAsync(_postgres, "FailedToStart");

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => waiting);
        Assert.StartsWith("Resource 'api' stopped waiting for 'postgres': it failed to start.", exception.Message);
    }

    [Fact]
    public async Task ACanceledWaitForDependenciesNamesWhatIsMissing()
    {
        _api.Annotations.Add(new WaitAnnotation(_postgres, WaitType.WaitUntilHealthy));
        await using var host = new ResourceServicesHost([_api, _postgres]);
        await host.SetStateAsync(_postgres, "Starting");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Canceled);

        var waiting = host.Notifications.WaitForDependenciesAsync(_api, cancellation.Token);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.Contains("waits for 'postgres' is Starting", exception.Message);
    }
}
