using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tools.LoadBalancing;

/// <summary>What every edge has, whatever serves it.</summary>
internal static class Edge
{
    private const string RouteRelationship = "Route";
    private const string DomainDescription = "The domain that the names of all services stand under.";

    /// <summary>The port of this machine that leads to it; null for any, and where it is published, which has the ports of the web.</summary>
    public static int? PortOf(EnvironmentMapBuilder map) =>
        map.Settings.EdgePort is 0 || map.Application.ExecutionContext.IsPublishMode ? null : map.Settings.EdgePort;

    public static string DomainOf(EnvironmentMapBuilder map) => map.Settings.Domain ?? EdgeRoute.DefaultDomain(map.Profile.Name.Environment);

    /// <summary>What the parameter of the domain is called, under which the names of an edge stand.</summary>
    public static string DomainParameterOf(string edge) => $"{edge}-domain";

    /// <summary>The domain as a parameter of what is published; null in a run.</summary>
    public static ParameterResource? AddDomain(EnvironmentMapBuilder map, string name) => map.Application.ExecutionContext.IsPublishMode
        ? map.Application.AddParameter(DomainParameterOf(name), DomainOf(map), publishValueAsDefault: true).WithDescription(DomainDescription).Resource
        : null;

    /// <summary>Has a container depend on what it passes on, so that it is in their network.</summary>
    public static void ReferToRoutes(IResourceBuilder<ContainerResource> edge)
    {
        var application = edge.ApplicationBuilder;
        application.OnBeforeStart((_, _) =>
        {
            foreach (var route in EdgeRoute.AnnotationsOf(application))
            {
                edge.WithReference(route.Endpoint);
            }
            return Task.CompletedTask;
        });
    }

    /// <summary>Shows, in a run, each resource's host names among its addresses.</summary>
    public static void ShowDomains(EnvironmentMapBuilder map, IResourceBuilder<IResourceWithEndpoints> edge) => map.Application.OnBeforeStart((_, _) =>
    {
        var application = map.Application;
        var endpoint = edge.GetEndpoint(NginxResource.EndpointName);
        foreach (var resource in application.Resources.Where(resource => resource.HasAnnotationOfType<EdgeRouteAnnotation>()))
        {
            edge.WithRelationship(resource, RouteRelationship);
            application.CreateResourceBuilder(resource).WithUrls(async context =>
            {
                var port = await endpoint.Property(EndpointProperty.Port).GetValueAsync(context.CancellationToken);
                foreach (var route in resource.Annotations.OfType<EdgeRouteAnnotation>())
                {
                    var host = $"{route.Subdomain}.{DomainOf(map)}";
                    context.Urls.Add(new ResourceUrlAnnotation { Url = $"http://{host}:{port}", DisplayText = host });
                }
            });
        }
        return Task.CompletedTask;
    });
}
