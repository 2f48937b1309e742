namespace EnvMap.Deploy.Manifests;

/// <summary>A volume of a container.</summary>
public sealed record ManifestVolume : ManifestPart
{
    /// <summary>The name; null for an anonymous volume.</summary>
    public ManifestText? Name { get; init; }

    /// <summary>Where the container sees it.</summary>
    public required ManifestText Target { get; init; }

    /// <summary>Whether the container may only read.</summary>
    public bool IsReadOnly { get; init; }
}
