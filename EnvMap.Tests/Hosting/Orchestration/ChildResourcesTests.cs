using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Orchestration;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Orchestration;

public sealed class ChildResourcesTests
{
    private readonly TestResource _server = new("server");

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AChildHasTheStatesOfItsParent()
    {
        var database = new TestChildResource("database", _server);
        await using var host = new ResourceServicesHost([_server, database]);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Canceled);
        var following = ChildrenOf(host, [_server, database]).FollowAsync(ending.Token);

        await host.SetStateAsync(_server, "Running");
        await host.Notifications.WaitForResourceAsync("database", "Running", Canceled);
        await host.SetStateAsync(_server, "Finished");
        await host.Notifications.WaitForResourceAsync("database", "Finished", Canceled);

        await ending.CancelAsync();
        await following;
    }

    [Fact]
    public async Task AProcessBesideItsParentHasStatesOfItsOwn()
    {
        var database = new TestChildResource("database", _server);
        var process = new ChildProcessResource(_server);
        await using var host = new ResourceServicesHost([_server, database, process]);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Canceled);
        var following = ChildrenOf(host, [_server, database, process]).FollowAsync(ending.Token);

        await host.SetStateAsync(process, "Starting");
        await host.SetStateAsync(_server, "Running");
        await host.Notifications.WaitForResourceAsync("database", "Running", Canceled);

        Assert.True(host.Notifications.TryGetCurrentState("process", out var state));
        Assert.Equal("Starting", state.Snapshot.State?.Text);
        await ending.CancelAsync();
        await following;
    }

    [Fact]
    public async Task AChildsConnectionStringIsAvailableWithItsParents() =>
        Assert.Equal(["connection", "server"], await AvailableAfterAsync(host => new ConnectionStringAvailableEvent(_server, host.Services)));

    [Fact]
    public async Task AChildsConnectionStringIsAvailableWhereItsParentHasNone() =>
        Assert.Equal(["connection"], await AvailableAfterAsync(host => new BeforeResourceStartedEvent(_server, host.Services)));

    [Fact]
    public async Task AChildStopsWithItsParent()
    {
        var database = new TestChildResource("database", _server);
        var table = new TestChildResource("table", database);
        await using var host = new ResourceServicesHost([_server, database, table]);
        _ = ChildrenOf(host, [_server, database, table]);
        var stopped = new List<string>();
        host.Eventing.Subscribe<ResourceStoppedEvent>((e, _) =>
        {
            stopped.Add($"{e.Resource.Name} {e.ResourceEvent.Resource.Name}");
            return Task.CompletedTask;
        });
        await host.SetStateAsync(_server, "Exited");
        Assert.True(host.Notifications.TryGetCurrentState("server", out var last));

        await host.Eventing.PublishAsync(new ResourceStoppedEvent(_server, host.Services, last), Canceled);

        Assert.Equal(["database server", "server server", "table server"], stopped.Order());
    }

    // The resources whose connection strings an event makes available.
    private async Task<IEnumerable<string>> AvailableAfterAsync<T>(Func<ResourceServicesHost, T> create)
        where T : IDistributedApplicationEvent
    {
        var database = new ChildConnection(_server);
        await using var host = new ResourceServicesHost([_server, database]);
        _ = ChildrenOf(host, [_server, database]);
        var available = new List<string>();
        host.Eventing.Subscribe<ConnectionStringAvailableEvent>((e, _) =>
        {
            available.Add(e.Resource.Name);
            return Task.CompletedTask;
        });

        await host.Eventing.PublishAsync(create(host), Canceled);

        return available.Order();
    }

    private static ChildResources ChildrenOf(ResourceServicesHost host, IEnumerable<IResource> resources) =>
        new(new DistributedApplicationModel(resources), host.Notifications, host.Eventing, host.Services);

    private sealed class ChildProcessResource(IResource parent) : ExecutableResource("process", "true", "/"), IResourceWithParent
    {
        public IResource Parent { get; } = parent;
    }

    private sealed class ChildConnection(IResource parent) : Resource("connection"), IResourceWithParent, IResourceWithConnectionString
    {
        public IResource Parent { get; } = parent;

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Host=localhost");
    }
}
