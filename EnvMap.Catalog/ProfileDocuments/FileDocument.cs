namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>
/// A file that a resource is given. It holds expressions of the manifest, such as <c>{api.bindings.http.host}</c>; each brace that is
/// none of theirs is doubled in it.
/// </summary>
public sealed record FileDocument
{
    /// <summary>Where the resource finds it.</summary>
    public required string Path { get; init; }

    /// <summary>Where it stands, relative to the document, with slashes.</summary>
    public required string Source { get; init; }

    /// <summary>Whether what its expressions resolve to is secret, so that the whole file is.</summary>
    public bool Secret { get; init; }
}
