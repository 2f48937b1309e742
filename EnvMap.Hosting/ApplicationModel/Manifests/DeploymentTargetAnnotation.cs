namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names the resource that describes what a deployment makes of a resource.</summary>
/// <param name="target">That resource; its manifest callback writes the description.</param>
public sealed class DeploymentTargetAnnotation(IResource target) : IResourceAnnotation
{
    /// <summary>Gets or sets the resource whose manifest callback writes the description.</summary>
    public IResource DeploymentTarget { get; set; } = target ?? throw new ArgumentNullException(nameof(target));
}
