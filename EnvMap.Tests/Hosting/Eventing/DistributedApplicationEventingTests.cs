using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Eventing;

public sealed class DistributedApplicationEventingTests
{
    private static readonly IServiceProvider s_services = new ServiceCollection().BuildServiceProvider();

    private readonly DistributedApplicationEventing _eventing = new();
    private readonly TestResource _api = new("api");

    [Fact]
    public async Task SubscribersAreCalledInTheOrderOfTheirSubscription()
    {
        var calls = new List<int>();
        foreach (var i in new[] { 1, 2, 3 })
        {
            _eventing.Subscribe<ResourceReadyEvent>(async (_, _) =>
            {
                await Task.Yield();
                calls.Add(i);
            });
        }

        await _eventing.PublishAsync(new ResourceReadyEvent(_api, s_services), TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], calls);
    }

    [Fact]
    public async Task TheFirstFailureEndsASequentialDispatch()
    {
        var reached = false;
        _eventing.Subscribe<ResourceReadyEvent>((_, _) => throw new InvalidOperationException("first"));
        _eventing.Subscribe<ResourceReadyEvent>((_, _) =>
        {
            reached = true;
            return Task.CompletedTask;
        });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _eventing.PublishAsync(new ResourceReadyEvent(_api, s_services), TestContext.Current.CancellationToken));

        Assert.Equal("first", exception.Message);
        Assert.False(reached);
    }

    [Fact]
    public async Task ConcurrentSubscribersRunSideBySide()
    {
        // Each waits for the other: one after the other they would never end.
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        _eventing.Subscribe<ResourceReadyEvent>((_, cancellationToken) =>
        {
            first.SetResult();
            return second.Task.WaitAsync(cancellationToken);
        });
        _eventing.Subscribe<ResourceReadyEvent>((_, cancellationToken) =>
        {
            second.SetResult();
            return first.Task.WaitAsync(cancellationToken);
        });

        await _eventing.PublishAsync(
            new ResourceReadyEvent(_api, s_services), EventDispatchBehavior.BlockingConcurrent, TestContext.Current.CancellationToken);

        Assert.True(first.Task.IsCompletedSuccessfully && second.Task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(EventDispatchBehavior.NonBlockingSequential)]
    [InlineData(EventDispatchBehavior.NonBlockingConcurrent)]
    public async Task ANonBlockingPublisherDoesNotWait(EventDispatchBehavior behavior)
    {
        var gate = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        _eventing.Subscribe<ResourceReadyEvent>(async (_, _) =>
        {
            await gate.Task;
            done.SetResult();
        });

        await _eventing.PublishAsync(new ResourceReadyEvent(_api, s_services), behavior, TestContext.Current.CancellationToken);

        Assert.False(done.Task.IsCompleted);
        gate.SetResult();
        await done.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task OnlyEventsOfTheResourceReachItsSubscribers()
    {
        var seen = new List<string>();
        _eventing.Subscribe<ResourceReadyEvent>(_api, (e, _) =>
        {
            seen.Add(e.Resource.Name);
            return Task.CompletedTask;
        });

        await _eventing.PublishAsync(new ResourceReadyEvent(new TestResource("web"), s_services), TestContext.Current.CancellationToken);
        await _eventing.PublishAsync(new ResourceReadyEvent(_api, s_services), TestContext.Current.CancellationToken);

        Assert.Equal(["api"], seen);
    }

    [Fact]
    public async Task NothingReachesAnEndedSubscription()
    {
        var calls = 0;
        var subscription = _eventing.Subscribe<ResourceReadyEvent>((_, _) =>
        {
            calls++;
            return Task.CompletedTask;
        });
        var readyEvent = new ResourceReadyEvent(_api, s_services);

        await _eventing.PublishAsync(readyEvent, TestContext.Current.CancellationToken);
        _eventing.Unsubscribe(subscription);
        await _eventing.PublishAsync(readyEvent, TestContext.Current.CancellationToken);

        Assert.Equal(1, calls);
    }

    [Fact]
    public void AnAbstractEventCannotBeSubscribedTo()
        => Assert.Throws<ArgumentException>(() => _eventing.Subscribe<IDistributedApplicationEvent>((_, _) => Task.CompletedTask));
}
