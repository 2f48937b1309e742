namespace Aspire.Hosting.ApplicationModel;

/// <summary>Limits what the references of a resource put into its environment.</summary>
/// <param name="flags">What they put there.</param>
public sealed class ReferenceEnvironmentInjectionAnnotation(ReferenceEnvironmentInjectionFlags flags) : IResourceAnnotation
{
    /// <summary>Gets what they put there.</summary>
    public ReferenceEnvironmentInjectionFlags Flags { get; } = flags;
}
