using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Networking.DockerNetworks;

/// <summary>The services are in bridge networks of their tiers, each only in those that it needs; nothing leads out of that of the data.</summary>
internal sealed class DockerNetworksEvidence : IRowEvidence
{
    public string Row => "Docker Networks";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        var networks = published.Compose.Section("networks");
        foreach (var name in new[] { "edge", "app", "data" })
        {
            if (networks[name]?["driver"]?.ToString() is not "bridge")
            {
                yield return $"There is no bridge network '{name}'.";
            }
        }
        if (networks["data"]?["internal"]?.ToString() is not "true")
        {
            yield return "Something leads out of the network 'data'.";
        }
        foreach (var service in published.Compose.Services.Where(service => service.Text("network_mode") is not null))
        {
            yield return $"The service '{service.Name}' is in the network of something else.";
        }
        foreach (var (name, resource) in published.Document.Resources)
        {
            if (published.Compose.Service(name)?.Networks.Contains(resource.Tier.ToString().ToLowerInvariant()) is false)
            {
                yield return $"The service '{name}' is not in the network of its tier.";
            }
        }
        if (published.Document.Edge?.Resource is { } edge && published.Compose.Service(edge)?.Networks.Contains("data") is true)
        {
            yield return "The edge reaches the data.";
        }
    }
}
