namespace EnvMap.Tools.MapProbes;

/// <summary>Says how it is found out whether a resource, and with it each row that it realises, runs.</summary>
/// <param name="Kind">The kind of probe.</param>
/// <param name="Endpoint">What is connected to; null unless the kind is <see cref="MapProbeKind.Tcp"/> or <see cref="MapProbeKind.Http"/>.</param>
/// <param name="Path">The path of the request.</param>
/// <param name="Connection">Whose connection string is used; null unless the kind is <see cref="MapProbeKind.PostgreSql"/> or <see cref="MapProbeKind.Redis"/>.</param>
public sealed record MapProbeAnnotation(
    MapProbeKind Kind, EndpointReference? Endpoint = null, string Path = "/", IResourceWithConnectionString? Connection = null) : IResourceAnnotation;
