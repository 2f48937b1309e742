using EnvMap.Tools.Containers;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>A domain and the address that its requests go to.</summary>
internal sealed record EdgeRoute(string Subdomain, string Address, bool IsDefault)
{
    /// <summary>Names under it resolve to loopback by themselves.</summary>
    public const string Domain = "envmap.localhost";

    public string Host => $"{Subdomain}.{Domain}";

    public static IEnumerable<EdgeRouteAnnotation> AnnotationsOf(IDistributedApplicationBuilder application) =>
        application.Resources.SelectMany(resource => resource.Annotations.OfType<EdgeRouteAnnotation>());

    /// <summary>Every domain of the application, with the addresses as the one who asks sees them.</summary>
    public static async Task<IReadOnlyList<EdgeRoute>> ReadAllAsync(
        IDistributedApplicationBuilder application, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        var routes = new List<EdgeRoute>();
        foreach (var route in AnnotationsOf(application))
        {
            routes.Add(new EdgeRoute(route.Subdomain, await route.Endpoint.GetAddressAsync(seenFrom, cancellationToken), route.IsDefault));
        }
        return routes;
    }
}
