using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A probe by an HTTP request to an endpoint.</summary>
[Experimental(ExperimentalIds.Probes)]
public sealed class EndpointProbeAnnotation : ProbeAnnotation
{
    /// <summary>Gets the endpoint.</summary>
    public required EndpointReference EndpointReference { get; init; }

    /// <summary>Gets the path.</summary>
    public required string Path { get; init; }
}
