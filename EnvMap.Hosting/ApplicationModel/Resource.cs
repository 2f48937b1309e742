using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The base of every resource.</summary>
/// <param name="name">The name; checked against the naming rules when the resource is added.</param>
[DebuggerDisplay("{GetType().Name,nq}: {Name}")]
public abstract class Resource([ResourceName] string name) : IResource
{
    /// <inheritdoc/>
    public virtual string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <inheritdoc/>
    public virtual ResourceAnnotationCollection Annotations { get; } = [];
}
