using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

/// <summary>A subscription to an event of one resource.</summary>
/// <param name="resource">The resource; null for all.</param>
/// <param name="callback">Called at each event of that resource.</param>
public class DistributedApplicationResourceEventSubscription(
    IResource? resource,
    Func<IDistributedApplicationResourceEvent, CancellationToken, Task> callback)
    : DistributedApplicationEventSubscription((@event, cancellationToken) =>
        @event is IDistributedApplicationResourceEvent resourceEvent && (resource is null || ReferenceEquals(resourceEvent.Resource, resource))
            ? callback(resourceEvent, cancellationToken)
            : Task.CompletedTask)
{
    /// <summary>Gets the resource; null for all.</summary>
    public IResource? Resource { get; } = resource;
}
