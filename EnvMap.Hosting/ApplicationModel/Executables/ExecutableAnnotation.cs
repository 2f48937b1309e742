namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a process runs, and where.</summary>
public sealed class ExecutableAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets the command: a path, or a name on PATH.</summary>
    public required string Command { get; set; }

    /// <summary>Gets or sets the working directory.</summary>
    public required string WorkingDirectory { get; set; }
}
