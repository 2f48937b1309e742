namespace Aspire.Hosting.ApplicationModel;

/// <summary>A change of what is known of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">The id of the instance that changed; the resource's name where it has no instances.</param>
/// <param name="snapshot">What is known now.</param>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>Gets the resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Gets the id of the instance that changed.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>Gets what is known now.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
