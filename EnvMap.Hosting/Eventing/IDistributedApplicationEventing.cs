using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

/// <summary>Delivers events to those who subscribed.</summary>
public interface IDistributedApplicationEventing
{
    /// <summary>Subscribes to an event.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="callback">Called at each event.</param>
    /// <returns>The subscription.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent;

    /// <summary>Subscribes to an event of one resource.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="callback">Called at each event of that resource.</param>
    /// <returns>The subscription.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent;

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    void Unsubscribe(DistributedApplicationEventSubscription subscription);

    /// <summary>Delivers an event to its subscribers, one after the other, and waits for them.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Passed to the subscribers.</param>
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;

    /// <summary>Delivers an event to its subscribers in a certain way.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="dispatchBehavior">Whether to wait, and whether subscribers run one after the other.</param>
    /// <param name="cancellationToken">Passed to the subscribers.</param>
    Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;
}
