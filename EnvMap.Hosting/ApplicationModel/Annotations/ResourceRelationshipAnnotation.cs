using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Relates a resource to another; the dashboard draws it.</summary>
/// <param name="resource">The other resource.</param>
/// <param name="type">The kind of relation: <c>Parent</c>, <c>Reference</c>, <c>WaitFor</c>, or one of one's own.</param>
[DebuggerDisplay("{Type}: {Resource.Name}")]
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>Gets the other resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Gets the kind of relation.</summary>
    public string Type { get; } = type;
}
