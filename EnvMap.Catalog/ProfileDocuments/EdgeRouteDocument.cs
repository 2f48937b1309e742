namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>A domain whose requests the edge passes on to the resource.</summary>
public sealed record EdgeRouteDocument
{
    /// <summary>The first label of the domain: <c>api</c> of <c>api.example.org</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The endpoint of the resource that gets the requests.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Whether requests for any other host come here too.</summary>
    public bool Default { get; init; }
}
