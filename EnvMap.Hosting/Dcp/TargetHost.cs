using System.Net;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>What the host that an endpoint is declared with means: loopback, an address, or all addresses.</summary>
internal static class TargetHost
{
    /// <summary>An address that can be connected to as it stands.</summary>
    public static bool IsConcrete(string host)
        => IPAddress.TryParse(host.Trim('[', ']'), out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);

    public static string ForClients(string host) => !IsConcrete(host) ? KnownHostNames.Localhost
        : host.Contains(':', StringComparison.Ordinal) ? $"[{host.Trim('[', ']')}]" : host;

    /// <summary>The address of this machine at which the engine publishes a port; null for loopback.</summary>
    public static string? ForContainers(string host)
        => IsConcrete(host) ? host.Trim('[', ']') : BindingMode(host) switch
        {
            EndpointBindingMode.SingleAddress => null,
            EndpointBindingMode.IPv6AnyAddresses => "::",
            _ => "0.0.0.0"
        };

    public static EndpointBindingMode BindingMode(string host) => host switch
    {
        "0.0.0.0" => EndpointBindingMode.IPv4AnyAddresses,
        "::" or "[::]" => EndpointBindingMode.IPv6AnyAddresses,
        "*" or "+" => EndpointBindingMode.DualStackAnyAddresses,
        _ => EndpointBindingMode.SingleAddress
    };

    public static string AllocationMode(string host) => host switch
    {
        "127.0.0.1" => AddressAllocationMode.IPv4ZeroOne,
        "::1" or "[::1]" => AddressAllocationMode.IPv6ZeroOne,
        _ => BindingMode(host) switch
        {
            EndpointBindingMode.IPv4AnyAddresses => AddressAllocationMode.IPv4AllInterfaces,
            EndpointBindingMode.IPv6AnyAddresses => AddressAllocationMode.IPv6AllInterfaces,
            EndpointBindingMode.DualStackAnyAddresses => AddressAllocationMode.AllInterfaces,
            _ => AddressAllocationMode.Localhost
        }
    };
}
