namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Where the proxy of a <see cref="Service"/> listens.</summary>
internal static class AddressAllocationMode
{
    public const string Localhost = "Localhost";

    /// <summary>127.0.0.1 only.</summary>
    public const string IPv4ZeroOne = "IPv4ZeroOne";

    /// <summary>A random 127.x.y.z.</summary>
    public const string IPv4Loopback = "IPv4Loopback";

    /// <summary>::1 only.</summary>
    public const string IPv6ZeroOne = "IPv6ZeroOne";

    public const string AllInterfaces = "AllInterfaces";

    public const string IPv4AllInterfaces = "IPv4AllInterfaces";

    public const string IPv6AllInterfaces = "IPv6AllInterfaces";

    /// <summary>No proxy: address and port are the first endpoint's; an asked port counts for nothing.</summary>
    public const string Proxyless = "Proxyless";
}
