using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Containers;
using EnvMap.Tools.LoadBalancing;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.Processes;
using EnvMap.Tools.Publishing;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools;

/// <summary>Adds the edge, and what it passes on.</summary>
public static class NginxExtensions
{
    private const string Row = "Nginx";

    /// <summary>
    /// Gives a resource the host name <c>subdomain.envmap.localhost</c> at the edge, or one under the domain that the setting
    /// <c>EnvMap:Domain</c> names; no effect where the profile has no edge.
    /// </summary>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="subdomain">The first label of the host name.</param>
    /// <param name="endpointName">The endpoint that gets the requests.</param>
    /// <param name="isDefault">Whether it gets the requests for unknown hosts too.</param>
    public static IResourceBuilder<T> WithEdgeRoute<T>(this IResourceBuilder<T> builder, string subdomain, string endpointName = "http", bool isDefault = false)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new EdgeRouteAnnotation(subdomain, builder.GetEndpoint(endpointName), isDefault));
    }

    /// <summary>
    /// Adds a reverse proxy on port <c>EnvMap:Edge:Port</c> (8080; 0 for any free one) that serves every domain of the model. Null where the
    /// profile has none, or it cannot run here.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddNginx(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        var row = RowOf(map);
        var edge = map.Realise<IResourceWithEndpoints>(name, row, () => AddContainer(map, name, row), NginxResource.Binaries, () => AddProcess(map, name))
            ?.WithHealthPath(NginxResource.HealthPath)
            .WithIconName("ArrowRouting");
        if (edge is not null)
        {
            Edge.ShowDomains(map, edge);
        }
        return edge;
    }

    /// <summary>Gives a tool that asks nobody for a password a host name at the edge of this machine; elsewhere it has none.</summary>
    internal static IResourceBuilder<T> WithLocalEdgeRoute<T>(this IResourceBuilder<T> builder, EnvironmentMapBuilder map, string subdomain)
        where T : IResourceWithEndpoints =>
        map.Profile.Name.Environment is DeployEnvironment.Local ? builder.WithEdgeRoute(subdomain) : builder;

    // Certificates of Let's Encrypt are for an edge of the profile's own, also where another one is ahead of it that is no service: the ALB
    // has its certificates from AWS.
    private static string RowOf(EnvironmentMapBuilder map) =>
        map.Find(Row, TraefikExtensions.Row) is null && map.Find(LetsEncryptExtensions.Row) is not null ? LetsEncryptExtensions.Row : Row;

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name, string row)
    {
        var application = map.Application;
        var edge = map.AddToolContainer(name, row, NginxContainerImageTags.Registry, NginxContainerImageTags.Image, NginxContainerImageTags.Tag)
            .WithHttpEndpoint(port: Edge.PortOf(map), targetPort: NginxConfiguration.ContainerPort, name: NginxResource.EndpointName)
            .WithExternalHttpEndpoints()
            .WithEnvironment("NGINX_ENTRYPOINT_LOCAL_RESOLVERS", "1")
            .WithEnvironment("NGINX_ENVSUBST_OUTPUT_DIR", NginxConfiguration.ContainerOutput)
            .WithHealthCommand("curl", "--fail", "--silent", "--output", "/dev/null", $"http://127.0.0.1:{NginxConfiguration.ContainerPort}{NginxResource.HealthPath}")
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Edge,
                Limits = new() { MemoryMegabytes = 128, Cpus = 0.5 },
                User = "101:101",
                ReadOnly = true,
                WritablePaths = [NginxConfiguration.ContainerOutput],
                Capabilities = [],
                StopGraceSeconds = 30,
            });
        var domain = Edge.AddDomain(map, name);
        if (domain is not null)
        {
            edge.WithAnnotation(new EdgeAnnotation(NginxResource.EndpointName, domain));
        }
        edge.WithGeneratedFile("/etc/nginx/nginx.conf", (_, _) => Task.FromResult(NginxConfiguration.WriteMainForContainer()));
        edge.WithGeneratedFile(NginxConfiguration.ContainerTemplate, async (seenFrom, cancellationToken) =>
        {
            var hosts = domain is null ? Edge.DomainOf(map) : await domain.ValueOrHoleAsync(seenFrom, cancellationToken);
            var routes = await EdgeRoute.ReadAllAsync(application, hosts, seenFrom, cancellationToken);
            return NginxConfiguration.WriteForContainer(routes, edge.Resource.HasAnnotationOfType<CertificatesAnnotation>());
        });
        Edge.ReferToRoutes(edge);
        return edge;
    }

    private static IResourceBuilder<NginxResource> AddProcess(EnvironmentMapBuilder map, string name)
    {
        var edge = new NginxResource(name, map.State.Of(name));
        return map.AddToolProcess(edge, Row, (_, _, cancellationToken) => PrepareAsync(map, edge, cancellationToken))
            .WithHttpEndpoint(port: Edge.PortOf(map), name: NginxResource.EndpointName, isProxied: false)
            .WithArgs("-p", edge.WorkingDirectory, "-c", edge.ConfigurationFile, "-e", "stderr");
    }

    private static async Task PrepareAsync(EnvironmentMapBuilder map, NginxResource edge, CancellationToken cancellationToken)
    {
        var routes = await EdgeRoute.ReadAllAsync(map.Application, Edge.DomainOf(map), new ValueProviderContext { Caller = edge }, cancellationToken);
        Directory.CreateDirectory(Path.Combine(edge.WorkingDirectory, "temp"));
        await File.WriteAllTextAsync(edge.ConfigurationFile, NginxConfiguration.Write(routes, edge.Endpoint.Port), cancellationToken);
    }
}
