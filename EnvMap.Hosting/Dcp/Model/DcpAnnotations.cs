namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Annotations that DCP reads.</summary>
internal static class DcpAnnotations
{
    /// <summary>A JSON array of <see cref="Model.ServiceProducer"/>: the services that the object serves.</summary>
    public const string ServiceProducer = "service-producer";
}
