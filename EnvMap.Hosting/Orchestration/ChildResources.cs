using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Gives a resource that lives inside another one, such as a database, the states and the events of that one.</summary>
internal sealed class ChildResources
{
    private readonly ILookup<IResource, IResource> _children;
    private readonly ResourceNotificationService _notifications;

    public ChildResources(DistributedApplicationModel model, ResourceNotificationService notifications, IDistributedApplicationEventing eventing, IServiceProvider services)
    {
        _notifications = notifications;
        _children = model.Resources.Where(r => r is IResourceWithParent && !HasOwnLife(r)).ToLookup(r => ((IResourceWithParent)r).Parent);
        eventing.Subscribe<ConnectionStringAvailableEvent>((e, cancellationToken) => AnnounceAsync(e.Resource, cancellationToken));

        // A parent without a connection string announces none; those of its children are there when it starts.
        eventing.Subscribe<BeforeResourceStartedEvent>((e, cancellationToken)
            => e.Resource is IResourceWithConnectionString ? Task.CompletedTask : AnnounceAsync(e.Resource, cancellationToken));
        eventing.Subscribe<ResourceStoppedEvent>(async (e, cancellationToken) =>
        {
            foreach (var child in _children[e.Resource])
            {
                await eventing.PublishAsync(new ResourceStoppedEvent(child, services, e.ResourceEvent), cancellationToken).ConfigureAwait(false);
            }
        });

        async Task AnnounceAsync(IResource parent, CancellationToken cancellationToken)
        {
            foreach (var child in _children[parent].OfType<IResourceWithConnectionString>())
            {
                await eventing.PublishAsync(new ConnectionStringAvailableEvent(child, services), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Follows the parents until cancelled.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_children.Count == 0)
        {
            return;
        }

        var followed = new Dictionary<IResource, (ResourceStateSnapshot?, DateTime?, DateTime?)>();
        try
        {
            await foreach (var change in _notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                var now = (change.Snapshot.State, change.Snapshot.StartTimeStamp, change.Snapshot.StopTimeStamp);
                if (!_children.Contains(change.Resource) || followed.TryGetValue(change.Resource, out var last) && last == now)
                {
                    continue;
                }

                followed[change.Resource] = now;
                foreach (var child in _children[change.Resource])
                {
                    await _notifications.PublishUpdateAsync(child, s => s with
                    {
                        State = now.State ?? s.State,
                        StartTimeStamp = now.StartTimeStamp,
                        StopTimeStamp = now.StopTimeStamp
                    }).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private static bool HasOwnLife(IResource resource)
        => resource is ExecutableResource or ProjectResource or IResourceWithoutLifetime or ConnectionStringResource || resource.IsContainer();
}
