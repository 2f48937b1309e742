namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file that is put into a container: its text, or a copy of a file of the host.</summary>
public abstract class ContainerFileBase : ContainerFileSystemItem
{
    /// <summary>Gets or sets the text.</summary>
    public string? Contents { get; set; }

    /// <summary>Gets or sets the path of the file to copy.</summary>
    public string? SourcePath { get; set; }

    /// <summary>Gets or sets whether the container starts although the file could not be made.</summary>
    public bool? ContinueOnError { get; set; }
}
