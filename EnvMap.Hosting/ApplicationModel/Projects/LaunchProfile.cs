namespace Aspire.Hosting;

/// <summary>One way to launch a project.</summary>
public sealed class LaunchProfile
{
    /// <summary>Gets or sets what is launched: <c>Project</c>, <c>Executable</c> …</summary>
    public string? CommandName { get; set; }

    /// <summary>Gets or sets the path of the executable.</summary>
    public string? ExecutablePath { get; set; }

    /// <summary>Gets or sets the arguments as one text.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Gets or sets whether <c>dotnet run</c> reports its progress.</summary>
    public bool? DotnetRunMessages { get; set; }

    /// <summary>Gets or sets whether a browser is opened.</summary>
    public bool? LaunchBrowser { get; set; }

    /// <summary>Gets or sets what the browser opens.</summary>
    public string? LaunchUrl { get; set; }

    /// <summary>Gets or sets the addresses to listen on, separated by semicolons.</summary>
    public string? ApplicationUrl { get; set; }

    /// <summary>Gets or sets the environment variables.</summary>
    public Dictionary<string, string> EnvironmentVariables { get; set; } = [];
}
