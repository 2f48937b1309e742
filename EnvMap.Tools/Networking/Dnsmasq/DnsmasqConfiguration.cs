using System.Globalization;
using System.Text;

namespace EnvMap.Tools.Networking.Dnsmasq;

/// <summary>Writes the configuration of the DNS server.</summary>
internal static class DnsmasqConfiguration
{
    /// <summary>The port in the container; one that needs no privilege.</summary>
    public const int Port = 1053;

    /// <summary>A name that it always knows, by which its health is asked for.</summary>
    public const string HealthName = "health.dnsmasq.invalid";

    // Nothing is asked of other servers: a server that answered everything for everybody would soon serve attackers.
    private const string Head = """
        # It answers for this domain alone. Have the router, or the DNS server of the network, forward the domain to it.
        no-resolv
        no-hosts
        pid-file=
        cache-size=0
        local-ttl=60
        log-facility=-

        """;

    /// <summary>A record for each host, all of them with the address of the edge; what else is asked of the domain is not there.</summary>
    public static string Write(string domain, IEnumerable<string> hosts, string address)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"))
            .Append(CultureInfo.InvariantCulture, $"port={Port}\n")
            .Append(CultureInfo.InvariantCulture, $"local=/{domain}/\n")
            .Append(CultureInfo.InvariantCulture, $"host-record={HealthName},127.0.0.1\n");
        foreach (var host in hosts.Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"host-record={host}.{domain},{address}\n");
        }
        return text.ToString();
    }
}
