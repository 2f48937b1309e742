using System.Net;
using System.Net.Sockets;

namespace EnvMap.Hosting.Dcp;

/// <summary>Tries ports of this machine.</summary>
internal static class PortProbe
{
    /// <summary>Whether somebody listens on a port at an address that an endpoint would use.</summary>
    public static bool IsTaken(string host, int port)
        => Addresses(host).Any(address => !CanBind(address, port));

    public static int FindFree()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static IEnumerable<IPAddress> Addresses(string host)
        => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address]
            : host is "*" or "+" ? [IPAddress.Any] : [IPAddress.Loopback];

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As servers do: connections of a former run that linger do not keep a port from being used.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
