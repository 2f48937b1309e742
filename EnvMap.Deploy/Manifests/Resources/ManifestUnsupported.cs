namespace EnvMap.Deploy.Manifests;

/// <summary>A resource of a type that is not known here, or one that its AppHost could not describe; its fields stand in <see cref="ManifestResource.Json"/>.</summary>
public sealed record ManifestUnsupported : ManifestResource
{
    /// <summary>Why the AppHost could not describe it, in the AppHost's words; null where it could.</summary>
    public ManifestText? Error { get; init; }
}
