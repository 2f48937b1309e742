namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>The resource that takes requests from outside and passes them on by domain.</summary>
public sealed record EdgeDocument
{
    /// <summary>The name of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The endpoint that takes the requests.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The domain under which every <see cref="EdgeRouteDocument.Host"/> stands, as an expression of the manifest.</summary>
    public required string Domain { get; init; }
}
