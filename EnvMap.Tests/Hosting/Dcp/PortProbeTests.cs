using System.Net;
using System.Net.Sockets;
using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class PortProbeTests
{
    [Theory]
    [InlineData(ProtocolType.Tcp, ProtocolType.Udp)]
    [InlineData(ProtocolType.Udp, ProtocolType.Tcp)]
    public void APortIsTakenForItsOwnProtocolOnly(ProtocolType taken, ProtocolType other)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, taken == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, taken);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (taken == ProtocolType.Tcp)
        {
            socket.Listen();
        }

        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        Assert.True(PortProbe.IsTaken("localhost", port, taken));
        Assert.False(PortProbe.IsTaken("localhost", port, other));
    }

    [Theory]
    [InlineData("::1", "[::1]")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("0.0.0.0", "localhost")]
    [InlineData("*", "localhost")]
    [InlineData("api.envmap.localhost", "localhost")]
    public void ClientsGetAnAddressThatAUrlCanHold(string declared, string expected)
        => Assert.Equal(expected, TargetHost.ForClients(declared));
}
