using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Tests.Hosting.Notifications;

public sealed class ResourceNotificationServiceTests
{
    private readonly TestResource _api = new("api");

    [Fact]
    public async Task AWatcherGetsWhatIsKnownAndThenEachChange()
    {
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Starting");
        await host.SetStateAsync(_api, "Running");

        await using var watch = host.Notifications.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal("Running", watch.Current.Snapshot.State?.Text);

        await host.SetStateAsync(_api, "Stopping");
        await host.SetStateAsync(_api, "Exited", 3);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal("Stopping", watch.Current.Snapshot.State?.Text);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(("Exited", 3), (watch.Current.Snapshot.State?.Text, watch.Current.Snapshot.ExitCode));
    }

    [Fact]
    public async Task NoUpdateOfManyAtOnceIsLost()
    {
        const int Writers = 8;
        const int UpdatesEach = 250;
        await using var host = new ResourceServicesHost([_api]);
        var versions = new List<long>();
        var watching = Task.Run(async () =>
        {
            await foreach (var change in host.Notifications.WatchAsync(TestContext.Current.CancellationToken))
            {
                versions.Add(change.Snapshot.Version);
                if (change.Snapshot.ExitCode == Writers * UpdatesEach)
                {
                    return;
                }
            }
        }, TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < UpdatesEach; i++)
            {
                await host.Notifications.PublishUpdateAsync(_api, s => s with { ExitCode = (s.ExitCode ?? 0) + 1 });
            }
        }, TestContext.Current.CancellationToken)));
        await watching.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // In order, and from the first one seen on without a gap.
        Assert.Equal(Enumerable.Range(0, versions.Count).Select(i => versions[0] + i), versions);
    }

    [Fact]
    public async Task AnUpdateThatSaysNothingNewIsNotAnnounced()
    {
        await using var host = new ResourceServicesHost([_api]);
        CustomResourceSnapshot Describe(CustomResourceSnapshot s) => s with
        {
            State = "Running",
            Properties = [new("arguments", new List<string> { "--a", "b" })],
            Urls = [new UrlSnapshot("http", "http://localhost:1", false)]
        };

        await host.Notifications.PublishUpdateAsync(_api, Describe);
        await host.Notifications.PublishUpdateAsync(_api, Describe);

        Assert.True(host.Notifications.TryGetCurrentState("api", out var state));
        Assert.Equal(1, state.Snapshot.Version);
    }

    [Fact]
    public async Task InstancesHaveStatesOfTheirOwn()
    {
        _api.Annotations.Add(new DcpInstancesAnnotation([new("api-aaa", "aaa", 0), new("api-bbb", "bbb", 1)]));
        await using var host = new ResourceServicesHost([_api]);

        await host.SetStateAsync(_api, "Starting");
        await host.Notifications.PublishUpdateAsync(_api, "api-bbb", s => s with { State = "Running" });

        Assert.True(host.Notifications.TryGetCurrentState("api-aaa", out var first));
        Assert.True(host.Notifications.TryGetCurrentState("api-bbb", out var second));
        Assert.Equal(("Starting", "Running"), (first.Snapshot.State?.Text, second.Snapshot.State?.Text));
        Assert.False(host.Notifications.TryGetCurrentState("api", out _));
    }

    [Fact]
    public async Task AnIdCannotBeTakenFromAnotherResource()
    {
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Running");

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Notifications.PublishUpdateAsync(new TestResource("other"), "api", s => s));
    }

    [Fact]
    public async Task CommandsFollowTheStateAndSurviveACallbackThatThrows()
    {
        _api.Annotations.Add(Command("stop", c => c.ResourceSnapshot.State?.Text == "Running" ? ResourceCommandState.Enabled : ResourceCommandState.Hidden));
        _api.Annotations.Add(Command("broken", _ => throw new InvalidOperationException()));
        await using var host = new ResourceServicesHost([_api]);

        Assert.Equal([("stop", ResourceCommandState.Hidden), ("broken", ResourceCommandState.Disabled)], await CommandsInAsync("Starting"));
        Assert.Equal([("stop", ResourceCommandState.Enabled), ("broken", ResourceCommandState.Disabled)], await CommandsInAsync("Running"));

        async Task<IEnumerable<(string, ResourceCommandState)>> CommandsInAsync(string state)
        {
            await host.SetStateAsync(_api, state);
            Assert.True(host.Notifications.TryGetCurrentState("api", out var current));
            return current.Snapshot.Commands.Select(c => (c.Name, c.State));
        }
    }

    [Fact]
    public async Task AResourceWithChecksIsUnhealthyUntilTheyHaveRunAfterEachStart()
    {
        _api.Annotations.Add(new HealthCheckAnnotation("ping"));
        await using var host = new ResourceServicesHost([_api]);

        await host.SetStateAsync(_api, "Running");
        Assert.Equal(HealthStatus.Unhealthy, Health());

        await host.Notifications.PublishUpdateAsync(_api, s => s.WithHealthReports([new("ping", HealthStatus.Healthy, null, null)]));
        Assert.Equal(HealthStatus.Healthy, Health());

        await host.SetStateAsync(_api, "Exited", 0);
        Assert.Null(Health());

        await host.SetStateAsync(_api, "Running");
        Assert.Equal(HealthStatus.Unhealthy, Health());

        HealthStatus? Health() => host.Notifications.TryGetCurrentState("api", out var state) ? state.Snapshot.HealthStatus : null;
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task AResourceCanHideOnceItEndedWell(int exitCode, bool hidden)
    {
        _api.Annotations.Add(new HiddenAnnotation(HiddenBehavior.OnCompletion));
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Running");
        await host.SetStateAsync(_api, "Exited", exitCode);

        Assert.True(host.Notifications.TryGetCurrentState("api", out var state));
        Assert.Equal(hidden, state.Snapshot.IsHidden);
    }

    private static ResourceCommandAnnotation Command(string name, Func<UpdateCommandStateContext, ResourceCommandState> updateState)
        => new(name, name, updateState, _ => Task.FromResult(CommandResults.Success()), null, null, null, null, null, false);
}
