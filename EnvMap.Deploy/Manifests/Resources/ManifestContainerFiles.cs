namespace EnvMap.Deploy.Manifests;

/// <summary>Files that an image takes over from the image of another resource.</summary>
public sealed record ManifestContainerFiles : ManifestPart
{
    /// <summary>The resource that has the files.</summary>
    public required string Source { get; init; }

    /// <summary>The folder that they are copied to.</summary>
    public required ManifestText Destination { get; init; }

    /// <summary>The files and folders that are copied.</summary>
    public IReadOnlyList<ManifestText> Sources { get; init; } = [];
}
