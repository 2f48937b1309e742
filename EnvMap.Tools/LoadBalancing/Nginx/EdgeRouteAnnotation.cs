namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Says that the edge passes a domain's requests to an endpoint of the resource.</summary>
/// <param name="Subdomain">The first label of the host name: <c>api</c> of <c>api.envmap.localhost</c>.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="IsDefault">Whether requests for any other host come here too.</param>
public sealed record EdgeRouteAnnotation(string Subdomain, EndpointReference Endpoint, bool IsDefault = false) : IResourceAnnotation;
