using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Containers;
using EnvMap.Tools.LoadBalancing;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.LoadBalancing.Traefik;
using EnvMap.Tools.Publishing;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools;

/// <summary>Adds Traefik as the edge.</summary>
public static class TraefikExtensions
{
    internal const string Row = "Traefik";

    private const string HealthEndpoint = "health";

    /// <summary>
    /// Adds Traefik, which passes on what <see cref="NginxExtensions.AddNginx"/> would, and gets certificates by itself. It reads its routes
    /// from a file and sees nothing of the container engine. Null where the profile has none, or no container engine answers.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="name">The name of the resource; it may be that of the other edge, since a profile has one of them.</param>
    public static IResourceBuilder<IResourceWithEndpoints>? AddTraefik(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        var edge = map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHttpHealthCheck("/ping", endpointName: HealthEndpoint)
            .WithHttpMapProbe("/ping", HealthEndpoint)
            .WithIconName("ArrowRouting");
        if (edge is not null)
        {
            Edge.ShowDomains(map, edge);
        }
        return edge;
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var edge = map.AddToolContainer(name, Row, TraefikContainerImageTags.Registry, TraefikContainerImageTags.Image, TraefikContainerImageTags.Tag)
            .WithHttpEndpoint(port: Edge.PortOf(map), targetPort: TraefikConfiguration.HttpPort, name: NginxResource.EndpointName)
            .WithExternalHttpEndpoints()
            .WithHttpEndpoint(targetPort: TraefikConfiguration.HealthPort, name: HealthEndpoint)
            .WithHealthCommand("traefik", "healthcheck")
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Edge,
                Limits = new() { MemoryMegabytes = 128, Cpus = 0.5 },
                User = "65534:65534",
                ReadOnly = true,
                Capabilities = [],
                StopGraceSeconds = 30,
            });
        var domain = Edge.AddDomain(map, name);
        if (domain is not null)
        {
            edge.WithAnnotation(new EdgeAnnotation(NginxResource.EndpointName, domain, GetsCertificates: true));
        }
        edge.WithGeneratedFile(TraefikConfiguration.StartPath, async (seenFrom, cancellationToken) =>
        {
            var hosts = (await RoutesAsync(seenFrom, cancellationToken)).Select(route => route.Host);
            return Certificates() is not { } certificates
                ? TraefikConfiguration.WriteStart(hosts)
                : TraefikConfiguration.WriteStart(
                    hosts, await certificates.Email.ValueOrHoleAsync(seenFrom, cancellationToken), await certificates.Directory.ValueOrHoleAsync(seenFrom, cancellationToken));
        });
        edge.WithGeneratedFile(TraefikConfiguration.RoutesPath, async (seenFrom, cancellationToken) =>
            TraefikConfiguration.WriteRoutes(await RoutesAsync(seenFrom, cancellationToken), Certificates() is not null));
        Edge.ReferToRoutes(edge);
        return edge;

        CertificatesAnnotation? Certificates() => edge.Resource.Annotations.OfType<CertificatesAnnotation>().SingleOrDefault();

        async Task<IReadOnlyList<EdgeRoute>> RoutesAsync(ValueProviderContext seenFrom, CancellationToken cancellationToken) => await EdgeRoute.ReadAllAsync(
            map.Application, domain is null ? Edge.DomainOf(map) : await domain.ValueOrHoleAsync(seenFrom, cancellationToken), seenFrom, cancellationToken);
    }
}
