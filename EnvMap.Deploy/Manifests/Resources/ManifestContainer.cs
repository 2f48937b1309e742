namespace EnvMap.Deploy.Manifests;

/// <summary>A container (<c>container.v0</c>, <c>container.v1</c>, <c>dockerfile.v0</c>): it has either an image or a build.</summary>
public sealed record ManifestContainer : ManifestWorkload
{
    /// <summary>The image; null where it is built.</summary>
    public ManifestText? Image { get; init; }

    /// <summary>How the image is built; null where it is taken as it is.</summary>
    public ManifestBuild? Build { get; init; }

    /// <summary>What runs instead of the image's entry point; null for the image's own.</summary>
    public ManifestText? Entrypoint { get; init; }

    /// <summary>The volumes, in order.</summary>
    public IReadOnlyList<ManifestVolume> Volumes { get; init; } = [];

    /// <summary>The mounted files and folders of the host, in order.</summary>
    public IReadOnlyList<ManifestBindMount> BindMounts { get; init; } = [];
}
