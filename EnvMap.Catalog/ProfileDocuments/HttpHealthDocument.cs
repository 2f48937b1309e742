namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>A GET request that tells whether a resource is healthy.</summary>
public sealed record HttpHealthDocument
{
    /// <summary>The endpoint that is asked.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The path, with its leading slash.</summary>
    public required string Path { get; init; }
}
