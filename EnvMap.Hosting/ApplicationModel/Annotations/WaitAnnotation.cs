using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource starts only after another.</summary>
/// <param name="resource">The resource to wait for.</param>
/// <param name="waitType">What to wait for.</param>
/// <param name="exitCode">The exit code that counts as success where completion is waited for.</param>
[DebuggerDisplay("{WaitType}: {Resource.Name}")]
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>Gets what to wait for.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>Gets the resource to wait for.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Gets the exit code that counts as success.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Gets what happens when the resource cannot come up; null for the default of the application.</summary>
    public WaitBehavior? WaitBehavior { get; init; }
}
