namespace EnvMap.Deploy.Manifests;

/// <summary>A resource of a manifest.</summary>
public abstract record ManifestResource : ManifestPart
{
    /// <summary>The name; for a deployment block that of the resource that it stands in.</summary>
    public required string Name { get; init; }

    /// <summary>The type as it is written, such as <c>container.v0</c>; empty where the manifest has none.</summary>
    public required string Type { get; init; }

    /// <summary>The resource as it stands in the file.</summary>
    public required ManifestJson Json { get; init; }

    /// <summary>The connection string, or null where the resource has none.</summary>
    public ManifestText? ConnectionString { get; init; }

    /// <summary>The values that are asked for or generated at deployment, by name.</summary>
    public IReadOnlyDictionary<string, ManifestInput> Inputs { get; init; } = new Dictionary<string, ManifestInput>();
}
