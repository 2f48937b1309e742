namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Files that DCP puts into a container before it starts.</summary>
internal sealed class CreateFileSystem
{
    public string? Destination { get; set; }

    public int? DefaultOwner { get; set; }

    public int? DefaultGroup { get; set; }

    public int? Umask { get; set; }

    public List<FileSystemEntry>? Entries { get; set; }
}
