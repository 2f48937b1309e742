namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says which endpoints of another resource a resource refers to.</summary>
/// <param name="resource">The resource that listens.</param>
public sealed class EndpointReferenceAnnotation(IResourceWithEndpoints resource) : IResourceAnnotation
{
    /// <summary>Gets the resource that listens.</summary>
    public IResourceWithEndpoints Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets or sets the network from which they are seen.</summary>
    public NetworkIdentifier ContextNetworkId { get; set; } = KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>Gets the names of the endpoints that are meant.</summary>
    public ISet<string> EndpointNames { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets whether all of its endpoints are meant.</summary>
    public bool UseAllEndpoints { get; set; }
}
