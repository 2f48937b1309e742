using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.LoadBalancing;

/// <summary>What every edge has to do: be the way in, and pass each domain of the profile on.</summary>
internal static class EdgeEvidence
{
    /// <summary>A sentence for each thing that the service does not do as an edge.</summary>
    /// <param name="published">The profile.</param>
    /// <param name="service">The service of the edge.</param>
    /// <param name="path">Where it finds its routes.</param>
    /// <param name="serves">What stands there for a host that it answers to.</param>
    /// <param name="passesTo">What stands there for a resource that it passes on to.</param>
    public static IEnumerable<string> CheckEdge(
        this PublishedProfile published, ComposeServiceView service, string path, Func<string, string> serves, Func<string, string> passesTo)
    {
        if (published.Document.Edge?.Resource != service.Name)
        {
            yield return $"The edge of the profile is '{published.Document.Edge?.Resource}', and not '{service.Name}'.";
        }
        if (service.Ports.Count is 0)
        {
            yield return "No port of the machine leads to it.";
        }
        if (!service.Networks.Contains("edge"))
        {
            yield return "It is not in the network 'edge'.";
        }
        if (published.FileOf(service, path) is not { } routes)
        {
            yield return $"It is given no file {path}.";
            yield break;
        }
        var domain = published.DefaultOf(Edge.DomainParameterOf(service.Name));
        foreach (var (resource, host) in published.Document.Resources.SelectMany(resource => resource.Value.EdgeRoutes.Select(route => (resource.Key, $"{route.Host}.{domain}"))))
        {
            if (!routes.Contains(serves(host), StringComparison.Ordinal))
            {
                yield return $"It serves no domain {host}.";
            }
            if (!routes.Contains(passesTo(resource), StringComparison.Ordinal))
            {
                yield return $"It passes nothing on to '{resource}'.";
            }
            if (published.Compose.Service(resource)?.Networks.Intersect(service.Networks).Any() is not true)
            {
                yield return $"It shares no network with '{resource}'.";
            }
        }
    }
}
