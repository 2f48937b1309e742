namespace EnvMap.Deploy.Manifests;

/// <summary>How an image is built.</summary>
public sealed record ManifestBuild : ManifestPart
{
    /// <summary>The folder that the build sees, relative to the manifest's folder.</summary>
    public required ManifestText Context { get; init; }

    /// <summary>The Dockerfile, relative to the manifest's folder.</summary>
    public required ManifestText Dockerfile { get; init; }

    /// <summary>The stage that is built; null for the last one.</summary>
    public ManifestText? Stage { get; init; }

    /// <summary>Whether the image only holds files for other images and is never run.</summary>
    public bool BuildOnly { get; init; }

    /// <summary>The build arguments by name; <see cref="ManifestText.IsNull"/> where one comes from the environment of the build.</summary>
    public IReadOnlyDictionary<string, ManifestText> Args { get; init; } = new Dictionary<string, ManifestText>();

    /// <summary>The build secrets by name.</summary>
    public IReadOnlyDictionary<string, ManifestBuildSecret> Secrets { get; init; } = new Dictionary<string, ManifestBuildSecret>();
}
