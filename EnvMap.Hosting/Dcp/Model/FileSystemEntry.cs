namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A file or folder of <see cref="CreateFileSystem"/>.</summary>
internal sealed class FileSystemEntry
{
    /// <summary><c>file</c> (assumed), <c>directory</c> or <c>openssl</c>.</summary>
    public string? Type { get; set; }

    public string Name { get; set; } = "";

    public int? Owner { get; set; }

    public int? Group { get; set; }

    public int? Mode { get; set; }

    public string? Source { get; set; }

    public string? Target { get; set; }

    public string? Contents { get; set; }

    public string? RawContents { get; set; }

    public bool? ContinueOnError { get; set; }

    public List<FileSystemEntry>? Entries { get; set; }
}
