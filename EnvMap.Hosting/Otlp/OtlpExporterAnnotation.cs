using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Marks a resource that sends its telemetry by OTLP.</summary>
[DebuggerDisplay("Protocol = {RequiredProtocol}")]
public class OtlpExporterAnnotation : IResourceAnnotation
{
    /// <summary>Gets the protocol that the resource insists on; <see langword="null"/> for the one that the endpoint prefers.</summary>
    public OtlpProtocol? RequiredProtocol { get; init; }
}
