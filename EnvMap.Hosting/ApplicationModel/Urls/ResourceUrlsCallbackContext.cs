using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that changes the URLs of a resource is given.</summary>
/// <param name="executionContext">Whether the application runs or is published.</param>
/// <param name="resource">The resource.</param>
/// <param name="urls">Its URLs so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public class ResourceUrlsCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, List<ResourceUrlAnnotation>? urls = null, CancellationToken cancellationToken = default)
{
    /// <summary>Gets the resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>Gets the URLs.</summary>
    public List<ResourceUrlAnnotation> Urls { get; } = urls ?? [];

    /// <summary>Gets or sets the logger whose lines show as the resource's own.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Refers to an endpoint of the resource.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The reference, or null where the resource has no such endpoint.</returns>
    public EndpointReference? GetEndpoint(string name) => Existing((Resource as IResourceWithEndpoints)?.GetEndpoint(name));

    /// <summary>Refers to an endpoint of the resource, as seen from a network.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The reference, or null where the resource has no such endpoint.</returns>
    public EndpointReference? GetEndpoint(string name, NetworkIdentifier contextNetworkId)
        => Existing((Resource as IResourceWithEndpoints)?.GetEndpoint(name, contextNetworkId));

    private static EndpointReference? Existing(EndpointReference? endpoint) => endpoint is { Exists: true } ? endpoint : null;
}
