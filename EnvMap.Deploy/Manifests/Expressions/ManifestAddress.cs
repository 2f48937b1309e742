using System.Globalization;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>How an endpoint is reached at a target.</summary>
/// <param name="Host">The host name or address.</param>
/// <param name="Port">The port that others connect to.</param>
/// <param name="TargetPort">The port that the program listens on.</param>
public sealed record ManifestAddress(ResolvedPiece Host, ResolvedPiece Port, ResolvedPiece TargetPort)
{
    /// <summary>The scheme where the target changes it; null for that of the binding.</summary>
    public string? Scheme { get; init; }

    /// <summary>An address that is known when the files are written; others connect to the port that the program listens on.</summary>
    public static ManifestAddress Of(string host, int port) => Of(host, port, port);

    /// <summary>An address that is known when the files are written.</summary>
    public static ManifestAddress Of(string host, int port, int targetPort) => new(
        ResolvedPiece.Literal(host),
        ResolvedPiece.Literal(port.ToString(CultureInfo.InvariantCulture)),
        ResolvedPiece.Literal(targetPort.ToString(CultureInfo.InvariantCulture)));
}
