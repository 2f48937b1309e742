namespace EnvMap.Deploy.Manifests;

/// <summary>What a target can account for: it knows its place in the manifest.</summary>
public abstract record ManifestPart
{
    /// <summary>Where the part stands.</summary>
    public required ManifestPlace Place { get; init; }
}
