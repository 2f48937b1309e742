using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Monitoring.Grafana;

/// <summary>Grafana comes with its source and its dashboard, and nobody gets in with a known password.</summary>
internal sealed class GrafanaEvidence : IRowEvidence
{
    private const string Folder = "/etc/grafana";

    public string Row => "Grafana";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    // It shows what Prometheus has read.
    public IReadOnlyList<string> AlongWith(DeployEnvironment environment) => ["Prometheus"];

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{GrafanaContainerImageTags.Registry}/{GrafanaContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Volumes.ContainsKey("/var/lib/grafana"))
        {
            yield return "Its data is in no named volume.";
        }
        if (!service.Variables.ContainsKey("GF_SECURITY_ADMIN_PASSWORD__FILE"))
        {
            yield return "Its password does not come from a file.";
        }
        if (published.FileOf(service, $"{Folder}/provisioning/datasources/prometheus.yaml")?.Contains("url: http://prometheus:9090", StringComparison.Ordinal) is not true)
        {
            yield return "Prometheus is not its source.";
        }
        if (published.FileOf(service, $"{Folder}/provisioning/dashboards/application.yaml")?.Contains($"path: {Folder}/dashboards", StringComparison.Ordinal) is not true)
        {
            yield return "It does not read its folder of dashboards.";
        }
        if (published.FileOf(service, $"{Folder}/dashboards/application.json")?.Contains("\"panels\"", StringComparison.Ordinal) is not true)
        {
            yield return "It has no dashboard.";
        }
    }
}
