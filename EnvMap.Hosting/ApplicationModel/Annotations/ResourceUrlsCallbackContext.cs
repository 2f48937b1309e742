using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that changes the URLs of a resource works on.</summary>
/// <param name="executionContext">The context of the execution.</param>
/// <param name="resource">The resource.</param>
/// <param name="urls">The URLs so far; null for none.</param>
/// <param name="cancellationToken">Ends the callback.</param>
public class ResourceUrlsCallbackContext(
    DistributedApplicationExecutionContext executionContext,
    IResource resource,
    List<ResourceUrlAnnotation>? urls = null,
    CancellationToken cancellationToken = default)
{
    /// <summary>Gets the context of the execution.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>Gets the resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets the URLs, to be added to, changed and removed.</summary>
    public List<ResourceUrlAnnotation> Urls { get; } = urls ?? [];

    /// <summary>Gets the token that ends the callback.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets or sets the logger whose lines show as the resource's own.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Gets an endpoint of the resource.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The endpoint; null where the resource is of a kind that has none.</returns>
    public EndpointReference? GetEndpoint(string name) => (Resource as IResourceWithEndpoints)?.GetEndpoint(name);

    /// <summary>Gets an endpoint of the resource as it is seen from a network.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The endpoint; null where the resource is of a kind that has none.</returns>
    public EndpointReference? GetEndpoint(string name, NetworkIdentifier contextNetworkId)
        => (Resource as IResourceWithEndpoints)?.GetEndpoint(name, contextNetworkId);
}
