namespace Aspire.Hosting;

/// <summary>How a project is added.</summary>
public class ProjectResourceOptions
{
    /// <summary>Gets or sets the launch profile; by default that of the AppHost, or else the first.</summary>
    public string? LaunchProfileName { get; set; }

    /// <summary>Gets or sets whether no launch profile is used.</summary>
    public bool ExcludeLaunchProfile { get; set; }

    /// <summary>Gets or sets whether the endpoints of the project's Kestrel settings are left out.</summary>
    public bool ExcludeKestrelEndpoints { get; set; }
}
