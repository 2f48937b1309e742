using System.Net.Sockets;
using System.Text;

namespace EnvMap.Tools.Containers;

/// <summary>Asks the sockets of Docker and Podman whether an engine answers; a client on PATH says nothing of that.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);
    private static readonly byte[] s_ping = "GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n"u8.ToArray();

    /// <summary>The address of the first engine that answers, or null.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable);

    internal static string? Find(Func<string, string?> getVariable) => Candidates(getVariable).FirstOrDefault(Answers);

    private static IEnumerable<string> Candidates(Func<string, string?> getVariable)
    {
        // Whoever names an engine means that one and no other.
        if (getVariable("DOCKER_HOST") is { Length: > 0 } named)
        {
            return [named];
        }
        var runtime = getVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder ? folder : $"/run/user/{Environment.GetEnvironmentVariable("UID")}";
        return ["unix:///var/run/docker.sock", $"unix://{runtime}/docker.sock", $"unix://{runtime}/podman/podman.sock", "unix:///run/podman/podman.sock"];
    }

    private static bool Answers(string address)
    {
        try
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            {
                return false;
            }
            using var socket = Connect(uri);
            if (socket is null)
            {
                return false;
            }
            socket.Send(s_ping);
            var answer = new byte[64];
            var length = socket.Receive(answer);
            return Encoding.ASCII.GetString(answer, 0, length).Contains(" 200 ", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private static Socket? Connect(Uri uri)
    {
        if (uri.Scheme is "unix" && !File.Exists(uri.LocalPath))
        {
            return null;
        }
        var socket = uri.Scheme is "unix"
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            (socket.ReceiveTimeout, socket.SendTimeout) = ((int)s_timeout.TotalMilliseconds, (int)s_timeout.TotalMilliseconds);
            using var timeout = new CancellationTokenSource(s_timeout);
            System.Net.EndPoint target = uri.Scheme is "unix"
                ? new UnixDomainSocketEndPoint(uri.LocalPath)
                : new System.Net.DnsEndPoint(uri.Host, uri.Port);
            socket.ConnectAsync(target, timeout.Token).AsTask().GetAwaiter().GetResult();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
