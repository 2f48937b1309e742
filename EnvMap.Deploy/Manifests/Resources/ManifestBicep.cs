namespace EnvMap.Deploy.Manifests;

/// <summary>A resource of Azure (<c>azure.bicep.v0</c>, <c>azure.bicep.v1</c>).</summary>
public sealed record ManifestBicep : ManifestResource
{
    /// <summary>The Bicep file, relative to the manifest's folder.</summary>
    public required ManifestText Path { get; init; }

    /// <summary>The parameters by name; strings in them may hold expressions, see <see cref="Manifest.Texts"/>.</summary>
    public IReadOnlyDictionary<string, ManifestJson> Params { get; init; } = new Dictionary<string, ManifestJson>();

    /// <summary>The resource group, subscription or tenant that it belongs to, by those names.</summary>
    public IReadOnlyDictionary<string, ManifestText> Scope { get; init; } = new Dictionary<string, ManifestText>();
}
