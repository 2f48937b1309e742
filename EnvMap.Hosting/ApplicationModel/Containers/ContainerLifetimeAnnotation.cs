namespace Aspire.Hosting.ApplicationModel;

/// <summary>Sets how long a container lives.</summary>
public sealed class ContainerLifetimeAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets how long it lives.</summary>
    public required ContainerLifetime Lifetime { get; set; }
}
