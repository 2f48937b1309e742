namespace EnvMap.Deploy.Manifests;

/// <summary>A file or folder of the host that a container sees.</summary>
public sealed record ManifestBindMount : ManifestPart
{
    /// <summary>The file or folder, relative to the manifest's folder.</summary>
    public required ManifestText Source { get; init; }

    /// <summary>Where the container sees it.</summary>
    public required ManifestText Target { get; init; }

    /// <summary>Whether the container may only read.</summary>
    public bool IsReadOnly { get; init; }
}
