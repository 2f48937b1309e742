using EnvMap.Catalog;
using EnvMap.Tools.Containers;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>A host name and the address that its requests go to.</summary>
internal sealed record EdgeRoute(string Host, string Address, bool IsDefault)
{
    // Names under the first resolve to loopback by themselves; the others are for a network of one's own.
    public static string DefaultDomain(DeployEnvironment environment) => environment switch
    {
        DeployEnvironment.Local => "envmap.localhost",
        DeployEnvironment.Staging => "staging.envmap.internal",
        _ => "envmap.internal",
    };

    public static IEnumerable<EdgeRouteAnnotation> AnnotationsOf(IDistributedApplicationBuilder application) =>
        application.Resources.SelectMany(resource => resource.Annotations.OfType<EdgeRouteAnnotation>());

    /// <summary>Every host of the application, with the addresses as the one who asks sees them.</summary>
    public static async Task<IReadOnlyList<EdgeRoute>> ReadAllAsync(
        IDistributedApplicationBuilder application, string domain, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        var routes = new List<EdgeRoute>();
        foreach (var route in AnnotationsOf(application))
        {
            routes.Add(new EdgeRoute($"{route.Subdomain}.{domain}", await route.Endpoint.GetAddressAsync(seenFrom, cancellationToken), route.IsDefault));
        }
        return routes;
    }
}
