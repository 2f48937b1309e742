namespace EnvMap.Cli.Evidence;

// Where publications go: a folder that somebody names, or one that is gone in the end.
internal sealed class PublicationFolder : IDisposable
{
    private readonly bool _isKept;

    public PublicationFolder(string? given)
    {
        _isKept = given is not null;
        Path = given is null ? Directory.CreateTempSubdirectory("envmap-evidence-").FullName : Directory.CreateDirectory(given).FullName;
    }

    public string Path { get; }

    public void Dispose()
    {
        if (!_isKept)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
