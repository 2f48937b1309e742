using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace EnvMap.Api.Observations.Probes;

internal sealed class TcpProbe(DnsEndPoint target) : IProbe
{
    // A proxy accepts in the name of one that is gone, and closes at once.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    public static bool TryParse(string? text, [NotNullWhen(true)] out DnsEndPoint? target)
    {
        target = Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var uri) && uri is { Port: > 0, PathAndQuery: "" or "/", UserInfo: "" }
            ? new DnsEndPoint(uri.Host, uri.Port)
            : null;
        return target is not null;
    }

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(target, cancellationToken);
            return await IsClosedAsync(socket, cancellationToken) ? ProbeResult.Closed : ProbeResult.Healthy("Accepts connections.");
        }
        catch (SocketException exception)
        {
            return ProbeResult.Of(exception);
        }
    }

    private static async Task<bool> IsClosedAsync(Socket socket, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return await socket.ReceiveAsync(new byte[1], patience.Token) is 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
