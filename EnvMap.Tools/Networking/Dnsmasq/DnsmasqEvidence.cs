using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Networking.Dnsmasq;

/// <summary>dnsmasq answers for the names of the edge, at the port of DNS, and for nothing else.</summary>
internal sealed class DnsmasqEvidence : IRowEvidence
{
    private const string ConfigurationFile = "/etc/dnsmasq.d/envmap.conf";

    public string Row => "dnsmasq";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{DnsmasqContainerImageTags.Registry}/{DnsmasqContainerImageTags.Image}",
        service => [.. EdgeNamesEvidence.Check(published), .. CheckServer(published, service)]);

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        var ports = (service.Node["ports"] as System.Text.Json.Nodes.JsonArray ?? []).Select(port => port?["protocol"]?.ToString()).Order();
        if (!ports.SequenceEqual(["tcp", "udp"]))
        {
            yield return "It is not reached by UDP and by TCP.";
        }
        if (!service.Configs.ContainsKey(ConfigurationFile))
        {
            yield return $"It is given no file {ConfigurationFile}.";
        }
        // As it was published: Compose has it once somebody has given the address.
        var lines = published.Files.GetValueOrDefault($"files/{service.Name}{ConfigurationFile}", "").Split('\n');
        var domain = published.Document.Edge?.Domain;
        if (!lines.Contains("no-resolv") || !lines.Contains($"local=/{domain}/"))
        {
            yield return "It asks other servers for what it does not know.";
        }
        foreach (var host in published.Document.Resources.Values.SelectMany(resource => resource.EdgeRoutes).Select(route => route.Host).Distinct()
            .Where(host => !lines.Any(line => line.StartsWith($"host-record={host}.{domain},", StringComparison.Ordinal))))
        {
            yield return $"It has no record of '{host}'.";
        }
    }
}
