namespace Aspire.Hosting.ApplicationModel;

/// <summary>Fixes the name that the container engine knows a container by.</summary>
public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets the name.</summary>
    public required string Name { get; set; }
}
