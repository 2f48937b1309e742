namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Says that a resource is the edge.</summary>
/// <param name="EndpointName">The endpoint that takes requests from outside.</param>
/// <param name="Domain">The domain that all names stand under.</param>
/// <param name="GetsCertificates">Whether it gets certificates by itself.</param>
internal sealed record EdgeAnnotation(string EndpointName, ParameterResource Domain, bool GetsCertificates = false) : IResourceAnnotation;
