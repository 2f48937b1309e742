using System.Net.Sockets;
using EnvMap.Api.Status;

namespace EnvMap.Api.Observations.Probes;

/// <summary>What a probe saw.</summary>
/// <param name="IsRunning">Whether anything that answers runs there; null where that cannot be told.</param>
/// <param name="Health">How well it does.</param>
/// <param name="Detail">In words that stay the same as long as what is seen does, and hold no address.</param>
internal sealed record ProbeResult(bool? IsRunning, CellHealth Health, string Detail)
{
    public static ProbeResult Healthy(string detail) => new(true, CellHealth.Healthy, detail);

    public static ProbeResult Unhealthy(string detail) => new(true, CellHealth.Unhealthy, detail);

    public static ProbeResult NotRunning(string detail) => new(false, CellHealth.Unhealthy, detail);

    // A proxy keeps the connection to one that is gone open for good: what does not answer counts as not running.
    public static ProbeResult TooLate(TimeSpan limit) => NotRunning($"No answer within {limit.TotalSeconds:0.##} s.");

    public static ProbeResult Of(SocketException exception) => NotRunning(exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "The connection is refused.",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "The host is not known.",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "The host cannot be reached.",
        var code => $"The connection failed: {code}.",
    });

    public static ProbeResult Closed { get; } = NotRunning("The connection is closed without an answer.");
}
