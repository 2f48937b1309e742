using System.Net;
using System.Net.Sockets;

namespace EnvMap.Hosting.Dcp;

/// <summary>Tries ports of this machine.</summary>
internal static class PortProbe
{
    /// <summary>Whether somebody listens on a port at an address that an endpoint would use.</summary>
    public static bool IsTaken(string host, int port, ProtocolType protocol = ProtocolType.Tcp)
        => Addresses(host).Any(address => !CanBind(address, port, protocol));

    public static int FindFree(ProtocolType protocol = ProtocolType.Tcp)
    {
        using var socket = NewSocket(AddressFamily.InterNetwork, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static IEnumerable<IPAddress> Addresses(string host)
        => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address]
            : host is "*" or "+" ? [IPAddress.Any] : [IPAddress.Loopback];

    private static bool CanBind(IPAddress address, int port, ProtocolType protocol)
    {
        using var socket = NewSocket(address.AddressFamily, protocol);
        try
        {
            // As servers do: connections of a former run that linger do not keep a port from being used.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, protocol != ProtocolType.Udp);
            socket.Bind(new IPEndPoint(address, port));
            if (protocol != ProtocolType.Udp)
            {
                socket.Listen(1);
            }

            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    private static Socket NewSocket(AddressFamily family, ProtocolType protocol)
        => protocol == ProtocolType.Udp ? new(family, SocketType.Dgram, ProtocolType.Udp) : new(family, SocketType.Stream, ProtocolType.Tcp);
}
