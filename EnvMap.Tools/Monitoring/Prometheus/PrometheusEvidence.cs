using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>Prometheus scrapes what has metrics, and keeps what it read.</summary>
internal sealed class PrometheusEvidence : IRowEvidence
{
    private const string Configuration = "/etc/prometheus/prometheus.yml";
    private const string DataFolder = "/prometheus";

    public string Row => "Prometheus";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{PrometheusContainerImageTags.Registry}/{PrometheusContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Volumes.TryGetValue(DataFolder, out var volume) || !published.Compose.Section("volumes").ContainsKey(volume))
        {
            yield return $"Its data is in no named volume at {DataFolder}.";
        }
        if (!service.Command.Contains($"--config.file={Configuration}"))
        {
            yield return $"It does not read {Configuration}.";
        }
        if (published.FileOf(service, Configuration) is not { } configuration)
        {
            yield return $"It is given no file {Configuration}.";
            yield break;
        }
        foreach (var target in Targets(published, service.Name))
        {
            if (!configuration.Contains($"- {target}:", StringComparison.Ordinal))
            {
                yield return $"It does not scrape '{target}'.";
            }
            if (published.Compose.Service(target)?.Networks.Intersect(service.Networks).Any() is not true)
            {
                yield return $"It shares no network with '{target}'.";
            }
        }
    }

    private static IEnumerable<string> Targets(PublishedProfile published, string self) =>
        ["api", self, .. published.ResourcesOf("Node Exporter").Select(resource => resource.Key)];
}
