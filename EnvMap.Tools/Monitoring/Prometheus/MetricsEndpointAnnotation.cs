namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>Says where a resource offers its metrics to Prometheus.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Path">The path.</param>
public sealed record MetricsEndpointAnnotation(EndpointReference Endpoint, string Path = "/metrics") : IResourceAnnotation;
