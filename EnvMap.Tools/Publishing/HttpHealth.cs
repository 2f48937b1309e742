using System.Text.RegularExpressions;
using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Publishing;

/// <summary>Finds the request that tells whether a resource is healthy.</summary>
internal static partial class HttpHealth
{
    public static HealthDocument? Of(IResource resource, HealthDocument? stated)
    {
        var (request, probe) = Find(resource);
        if (request is null)
        {
            return stated;
        }
        return (stated ?? (probe is null ? new() : FromProbe(probe))) with { Http = request };
    }

    private static (HttpHealthDocument? Request, EndpointProbeAnnotation? Probe) Find(IResource resource)
    {
        var probes = resource.Annotations.OfType<EndpointProbeAnnotation>().ToList();
        if ((probes.Find(probe => probe.Type is ProbeType.Readiness) ?? probes.FirstOrDefault()) is { } probe)
        {
            return (new() { Endpoint = probe.EndpointReference.EndpointName, Path = probe.Path }, probe);
        }
        return (resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => FromKey(resource, check.Key)).OfType<HttpHealthDocument>().FirstOrDefault(), null);
    }

    private static HealthDocument FromProbe(EndpointProbeAnnotation probe) => new()
    {
        IntervalSeconds = probe.PeriodSeconds,
        TimeoutSeconds = probe.TimeoutSeconds,
        Retries = probe.FailureThreshold,
        StartPeriodSeconds = probe.InitialDelaySeconds,
    };

    // WithHttpHealthCheck leaves only the key of its check: api_http_/health_200_check.
    private static HttpHealthDocument? FromKey(IResource resource, string key) => resource.Annotations.OfType<EndpointAnnotation>()
        .Select(endpoint => (endpoint.Name, Start: $"{resource.Name}_{endpoint.Name}_"))
        .Where(endpoint => key.StartsWith(endpoint.Start, StringComparison.Ordinal))
        .Select(endpoint => (endpoint.Name, Match: KeyEnd().Match(key[endpoint.Start.Length..])))
        .Where(endpoint => endpoint.Match.Success)
        .Select(endpoint => new HttpHealthDocument { Endpoint = endpoint.Name, Path = $"/{endpoint.Match.Groups[1].Value.TrimStart('/')}" })
        .FirstOrDefault();

    [GeneratedRegex("^(.*)_[0-9]{3}_check$")]
    private static partial Regex KeyEnd();
}
