using EnvMap.Tools.Containers;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools;

/// <summary>Adds the edge, and what it passes on.</summary>
public static class NginxExtensions
{
    private const string Row = "Nginx";
    private const string RouteRelationship = "Route";

    /// <summary>Gives a resource the domain <c>subdomain.envmap.localhost</c> at the edge; no effect where the profile has no edge.</summary>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="subdomain">The first label of the domain.</param>
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
        var edge = map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name), NginxResource.Binaries, () => AddProcess(map, name))
            ?.WithHealthPath(NginxResource.HealthPath)
            .WithIconName("ArrowRouting");
        if (edge is not null)
        {
            map.Application.OnBeforeStart((_, _) =>
            {
                ShowDomains(map.Application, edge);
                return Task.CompletedTask;
            });
        }
        return edge;
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var application = map.Application;
        var edge = map.AddToolContainer(name, Row, NginxContainerImageTags.Registry, NginxContainerImageTags.Image, NginxContainerImageTags.Tag)
            .WithHttpEndpoint(port: PortOf(map), targetPort: NginxConfiguration.ContainerPort, name: NginxResource.EndpointName)
            .WithExternalHttpEndpoints()
            .WithEnvironment("NGINX_ENTRYPOINT_LOCAL_RESOLVERS", "1")
            .WithGeneratedFile("/etc/nginx/templates/default.conf.template", async (seenFrom, cancellationToken)
                => NginxConfiguration.WriteForContainer(await EdgeRoute.ReadAllAsync(application, seenFrom, cancellationToken)));
        application.OnBeforeStart((_, _) =>
        {
            // What it passes on is what it depends on: its addresses are those of the container network.
            foreach (var route in EdgeRoute.AnnotationsOf(application))
            {
                edge.WithReference(route.Endpoint);
            }
            return Task.CompletedTask;
        });
        return edge;
    }

    private static IResourceBuilder<NginxResource> AddProcess(EnvironmentMapBuilder map, string name)
    {
        var edge = new NginxResource(name, map.State.Of(name));
        return map.AddToolProcess(edge, Row, (_, _, cancellationToken) => PrepareAsync(map.Application, edge, cancellationToken))
            .WithHttpEndpoint(port: PortOf(map), name: NginxResource.EndpointName, isProxied: false)
            .WithArgs("-p", edge.WorkingDirectory, "-c", edge.ConfigurationFile, "-e", "stderr");
    }

    // The port of this machine is nothing of the published system, whose edge has the ports of the web.
    private static int? PortOf(EnvironmentMapBuilder map) =>
        map.Settings.EdgePort is 0 || map.Application.ExecutionContext.IsPublishMode ? null : map.Settings.EdgePort;

    private static async Task PrepareAsync(IDistributedApplicationBuilder application, NginxResource edge, CancellationToken cancellationToken)
    {
        var routes = await EdgeRoute.ReadAllAsync(application, new ValueProviderContext { Caller = edge }, cancellationToken);
        Directory.CreateDirectory(Path.Combine(edge.WorkingDirectory, "temp"));
        await File.WriteAllTextAsync(edge.ConfigurationFile, NginxConfiguration.Write(routes, edge.Endpoint.Port), cancellationToken);
    }

    private static void ShowDomains(IDistributedApplicationBuilder application, IResourceBuilder<IResourceWithEndpoints> edge)
    {
        var endpoint = edge.GetEndpoint(NginxResource.EndpointName);
        foreach (var resource in application.Resources.Where(resource => resource.HasAnnotationOfType<EdgeRouteAnnotation>()))
        {
            edge.WithRelationship(resource, RouteRelationship);
            application.CreateResourceBuilder(resource).WithUrls(async context =>
            {
                var port = await endpoint.Property(EndpointProperty.Port).GetValueAsync(context.CancellationToken);
                foreach (var route in resource.Annotations.OfType<EdgeRouteAnnotation>())
                {
                    var host = $"{route.Subdomain}.{EdgeRoute.Domain}";
                    context.Urls.Add(new ResourceUrlAnnotation { Url = $"http://{host}:{port}", DisplayText = host });
                }
            });
        }
    }
}
