using System.Globalization;
using System.Net.Sockets;
using EnvMap.Tools.Containers;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.Networking.Dnsmasq;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tools;

/// <summary>Adds dnsmasq.</summary>
public static class DnsmasqExtensions
{
    private const string Row = "dnsmasq";
    private const string ConfigurationFile = "/etc/dnsmasq.d/envmap.conf";
    private const string AddressDescription = "The address at which the clients of the DNS server reach the edge, such as 192.168.1.20.";
    private const int DnsPort = 53;

    /// <summary>
    /// Adds a DNS server that knows the names of the edge, at the address of the parameter <c>{name}-address</c>, and nothing else. Null
    /// where the profile has none, or no container engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddDnsmasq(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))?.WithTcpMapProbe("dns-tcp").WithIconName("GlobeSearch");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var application = map.Application;
        var isPublished = application.ExecutionContext.IsPublishMode;
        var address = isPublished ? application.AddParameter($"{name}-address").WithDescription(AddressDescription).Resource : null;
        int? port = isPublished ? DnsPort : null;
        return map.AddToolContainer(name, Row, DnsmasqContainerImageTags.Registry, DnsmasqContainerImageTags.Image, DnsmasqContainerImageTags.Tag)
            .WithEndpoint(port, DnsmasqConfiguration.Port, scheme: "udp", name: "dns", isExternal: true, protocol: ProtocolType.Udp)
            .WithEndpoint(port, DnsmasqConfiguration.Port, scheme: "tcp", name: "dns-tcp", isExternal: true)
            // What it speaks is nothing that a manifest has a word for.
            .WithEndpoint("dns", endpoint => endpoint.Transport = "tcp")
            .WithEntrypoint("dnsmasq")
            .WithArgs("--keep-in-foreground", $"--conf-file={ConfigurationFile}")
            .WithGeneratedFile(ConfigurationFile, async (seenFrom, cancellationToken) => DnsmasqConfiguration.Write(
                await DomainAsync(map, seenFrom, cancellationToken),
                EdgeRoute.AnnotationsOf(application).Select(route => route.Subdomain).Distinct(),
                address is null ? "127.0.0.1" : await address.ValueOrHoleAsync(seenFrom, cancellationToken)))
            .WithHealthCommand("nslookup", "-type=a", string.Create(CultureInfo.InvariantCulture, $"-port={DnsmasqConfiguration.Port}"), DnsmasqConfiguration.HealthName, "127.0.0.1")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 64, Cpus = 0.25 },
                User = "65534:65534",
                ReadOnly = true,
                Capabilities = [],
            });
    }

    private static async Task<string> DomainAsync(EnvironmentMapBuilder map, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        var edge = map.Application.Resources.SelectMany(resource => resource.Annotations.OfType<EdgeAnnotation>()).FirstOrDefault();
        return edge is null
            ? map.Settings.Domain ?? EdgeRoute.DefaultDomain(map.Profile.Name.Environment)
            : await edge.Domain.ValueOrHoleAsync(seenFrom, cancellationToken);
    }
}
