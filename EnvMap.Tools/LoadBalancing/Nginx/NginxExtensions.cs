using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.NotStarted;
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
    public static IResourceBuilder<NginxResource>? AddNginx(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null)
        {
            return null;
        }
        if (map.Flavours.WhyNoProcess(NginxResource.Binaries) is { } why)
        {
            map.AddNotStarted(name, Row, why);
            return null;
        }

        var application = map.Application;
        var edge = new NginxResource(name, map.State.Of(name));
        application.OnBeforeStart((e, _) =>
        {
            ShowDomains(application, edge);
            return Task.CompletedTask;
        });
        return map.AddToolProcess(edge, Row, (_, _, cancellationToken) => PrepareAsync(application, edge, cancellationToken))
            .WithHttpEndpoint(port: map.Settings.EdgePort is 0 ? null : map.Settings.EdgePort, name: NginxResource.EndpointName, isProxied: false)
            .WithArgs("-p", edge.WorkingDirectory, "-c", edge.ConfigurationFile, "-e", "stderr")
            .WithHttpHealthCheck(NginxResource.HealthPath)
            .WithIconName("ArrowRouting");
    }

    private static async Task PrepareAsync(IDistributedApplicationBuilder application, NginxResource edge, CancellationToken cancellationToken)
    {
        var routes = new List<EdgeRoute>();
        foreach (var route in RoutesOf(application))
        {
            // By number: localhost would be two addresses, of which one may not answer.
            var host = await route.Endpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken);
            var port = await route.Endpoint.Property(EndpointProperty.Port).GetValueAsync(cancellationToken);
            routes.Add(new EdgeRoute(route.Subdomain, $"{host}:{port}", route.IsDefault));
        }
        Directory.CreateDirectory(Path.Combine(edge.WorkingDirectory, "temp"));
        await File.WriteAllTextAsync(edge.ConfigurationFile, NginxConfiguration.Write(routes, edge.Endpoint.Port), cancellationToken);
    }

    private static void ShowDomains(IDistributedApplicationBuilder application, NginxResource edge)
    {
        foreach (var resource in application.Resources.Where(resource => resource.HasAnnotationOfType<EdgeRouteAnnotation>()))
        {
            application.CreateResourceBuilder(edge).WithRelationship(resource, RouteRelationship);
            application.CreateResourceBuilder(resource).WithUrls(async context =>
            {
                var port = await edge.Endpoint.Property(EndpointProperty.Port).GetValueAsync(context.CancellationToken);
                foreach (var route in resource.Annotations.OfType<EdgeRouteAnnotation>())
                {
                    var host = $"{route.Subdomain}.{EdgeRoute.Domain}";
                    context.Urls.Add(new ResourceUrlAnnotation { Url = $"http://{host}:{port}", DisplayText = host, DisplayOrder = 100 });
                }
            });
        }
    }

    private static IEnumerable<EdgeRouteAnnotation> RoutesOf(IDistributedApplicationBuilder application) =>
        application.Resources.SelectMany(resource => resource.Annotations.OfType<EdgeRouteAnnotation>());
}
