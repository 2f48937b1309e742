namespace Aspire.Hosting.ApplicationModel;

/// <summary>The launch profile of a project, used where the project has one of that name.</summary>
/// <param name="launchProfileName">The name of the profile.</param>
public sealed class DefaultLaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    /// <summary>Gets the name of the profile.</summary>
    public string LaunchProfileName { get; } = launchProfileName ?? throw new ArgumentNullException(nameof(launchProfileName));
}
