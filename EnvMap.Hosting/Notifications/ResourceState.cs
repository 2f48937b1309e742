namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where one instance of a resource stands.</summary>
internal sealed class ResourceState(IResource resource, string resourceId)
{
    private readonly Lock _gate = new();
    private volatile ResourceEvent? _latest;

    public IResource Resource { get; } = resource;

    public ResourceEvent? Latest => _latest;

    /// <summary>Changes the snapshot and announces it; one that says nothing new is dropped.</summary>
    public void Update(
        Func<CustomResourceSnapshot, CustomResourceSnapshot> change,
        Func<IResource, CustomResourceSnapshot, CustomResourceSnapshot, IServiceProvider, CustomResourceSnapshot> complete,
        IServiceProvider services,
        Action<CustomResourceSnapshot?, ResourceEvent> announce)
    {
        // Announcing within the lock is what keeps the events of an instance in order.
        lock (_gate)
        {
            var published = _latest?.Snapshot;
            var previous = published ?? SnapshotRules.Begin(Resource);
            var next = complete(Resource, previous, change(previous), services);
            if (published is not null && published.SaysTheSameAs(next))
            {
                return;
            }

            var latest = new ResourceEvent(Resource, resourceId, next with { Version = previous.Version + 1 });
            _latest = latest;
            announce(published, latest);
        }
    }
}
