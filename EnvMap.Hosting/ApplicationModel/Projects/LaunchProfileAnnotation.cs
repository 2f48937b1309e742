namespace Aspire.Hosting.ApplicationModel;

/// <summary>The launch profile of a project, as it was asked for.</summary>
/// <param name="launchProfileName">The name of the profile.</param>
public sealed class LaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    /// <summary>Gets the name of the profile.</summary>
    public string LaunchProfileName { get; } = launchProfileName ?? throw new ArgumentNullException(nameof(launchProfileName));
}
