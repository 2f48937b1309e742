using System.Net;
using System.Net.Sockets;

namespace EnvMap.Api.Proxies;

/// <summary>Tells clients apart, for limits.</summary>
internal static class ClientNetwork
{
    // What a provider gives a household; each has the rest to choose from.
    private const int PrefixBytes = 8;

    /// <summary>The IPv4 address, or the network of the IPv6 address.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes)),
        _ => $"{address}",
    };
}
