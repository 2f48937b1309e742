using System.Net;

namespace EnvMap.Api.Proxies;

/// <summary>Who is believed about where a request comes from.</summary>
public sealed class ProxyOptions
{
    /// <summary>
    /// Addresses and networks of proxies, separated by commas, such as <c>127.0.0.1, 10.0.0.0/8</c>; null where nobody is believed but
    /// whom the host believes.
    /// </summary>
    public string? KnownProxies { get; set; }

    internal IEnumerable<string> Names => (KnownProxies ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }
        return IPNetwork.TryParse(text, out network);
    }
}
