namespace Aspire.Hosting;

/// <summary>The launch settings of a project, <c>Properties/launchSettings.json</c>.</summary>
public sealed class LaunchSettings
{
    /// <summary>Gets or sets the profiles by name.</summary>
    public Dictionary<string, LaunchProfile> Profiles { get; set; } = [];
}
