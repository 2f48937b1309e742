namespace Aspire.Hosting.ApplicationModel;

/// <summary>A probe by an HTTP request to an endpoint.</summary>
public sealed class EndpointProbeAnnotation : ProbeAnnotation
{
    /// <summary>Gets the endpoint.</summary>
    public required EndpointReference EndpointReference { get; init; }

    /// <summary>Gets the path.</summary>
    public required string Path { get; init; }
}
