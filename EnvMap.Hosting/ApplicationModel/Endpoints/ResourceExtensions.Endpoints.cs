using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Gets the endpoints of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpoints">The endpoints, or null.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetEndpoints(this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints)
        => resource.TryGetAnnotationsOfType(out endpoints);

    /// <summary>Refers to each endpoint of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
        => resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e));

    /// <summary>Refers to each endpoint of a resource, as seen from a network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId)
        => resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e, contextNetworkId));

    /// <summary>Refers to an endpoint by name.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint, which may be declared later.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName)
        => FindEndpoint(resource, endpointName) is { } endpoint ? new(resource, endpoint) : new(resource, endpointName);

    /// <summary>Refers to an endpoint by name, as seen from a network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint, which may be declared later.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName, NetworkIdentifier contextNetworkId)
        => FindEndpoint(resource, endpointName) is { } endpoint ? new(resource, endpoint, contextNetworkId) : new(resource, endpointName, contextNetworkId);

    // An endpoint is called by its own name, however it was asked for.
    private static EndpointAnnotation? FindEndpoint(IResourceWithEndpoints resource, string name)
        => resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
