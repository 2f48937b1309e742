namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>Where images are pushed to and pulled from: a resource of the profile, or an address elsewhere.</summary>
public sealed record RegistryDocument
{
    /// <summary>The resource that is a registry; null where it is elsewhere.</summary>
    public string? Resource { get; init; }

    /// <summary>The endpoint of the resource.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What the names of images begin with, as an expression of the manifest that ends with a slash; null where a resource is the registry.</summary>
    public string? Address { get; init; }
}
