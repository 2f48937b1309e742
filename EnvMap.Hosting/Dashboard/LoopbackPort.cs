using System.Net;
using System.Net.Sockets;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Finds and checks ports on this machine.</summary>
internal static class LoopbackPort
{
    /// <summary>Finds ports that nothing listens on; they are not held, so they should be used soon.</summary>
    public static IReadOnlyList<int> FindFree(int count)
    {
        List<TcpListener> listeners = [];
        try
        {
            List<int> ports = [];
            while (ports.Count < count)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
                var port = ((IPEndPoint)listener.LocalEndpoint).Port;
                if (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port))
                {
                    ports.Add(port);
                }
            }

            return ports;
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>Tells whether something listens already where a server with this host name and port would.</summary>
    public static bool IsTaken(string host, int port)
        => port != 0 && AddressesOf(host).Any(address => !CanBind(address, port));

    /// <summary>Tells whether a host is <c>localhost</c>, a name under it, or a loopback address.</summary>
    public static bool IsLoopback(string host)
        => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? IPAddress.IsLoopback(address) : IsLocalhost(host.TrimEnd('.'));

    private static bool IsLocalhost(string host)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<IPAddress> AddressesOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return [address];
        }

        return IsLoopback(host) ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Any];
    }

    private static bool CanBind(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // This machine has no such address (no IPv6): servers leave it out as well.
            return true;
        }
    }
}
