namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint with the ports that a manifest has for it.</summary>
public sealed class ResolvedEndpoint
{
    /// <summary>Gets the endpoint.</summary>
    public required EndpointAnnotation Endpoint { get; init; }

    /// <summary>Gets the port that the process listens on.</summary>
    public ResolvedPort TargetPort { get; init; }

    /// <summary>Gets the port that others use.</summary>
    public ResolvedPort ExposedPort { get; init; }
}
