using EnvMap.Tools.Containers;

namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>A resource that is scraped.</summary>
internal sealed record ScrapeTarget(string Resource, string Address, string Path)
{
    /// <summary>Everything in the application that offers metrics, with its addresses as the one who asks sees them.</summary>
    public static async Task<IReadOnlyList<ScrapeTarget>> ReadAllAsync(
        IDistributedApplicationBuilder application, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        var targets = new List<ScrapeTarget>();
        foreach (var resource in application.Resources)
        {
            foreach (var metrics in resource.Annotations.OfType<MetricsEndpointAnnotation>())
            {
                targets.Add(new ScrapeTarget(resource.Name, await metrics.Endpoint.GetAddressAsync(seenFrom, cancellationToken), metrics.Path));
            }
        }
        return targets;
    }
}
