using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Storage.DockerVolumes;

/// <summary>What must outlive a container is in a named volume that says whose it is.</summary>
internal sealed class DockerVolumesEvidence : IRowEvidence
{
    public string Row => "Docker Volumes";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        var volumes = published.Compose.Section("volumes");
        if (volumes.Count is 0)
        {
            yield return "There is no named volume.";
        }
        foreach (var (name, volume) in volumes.Where(volume => volume.Value?["labels"]?["org.envmap.resource"] is null))
        {
            yield return $"The volume '{name}' does not say whose it is.";
        }
        foreach (var (resource, node) in published.Manifest["resources"]?.AsObject() ?? [])
        {
            foreach (var volume in node?["volumes"]?.AsArray() ?? [])
            {
                if (published.Compose.Service(resource)?.Volumes.GetValueOrDefault(volume?["target"]?.ToString() ?? "") is not { } name || !volumes.ContainsKey(name))
                {
                    yield return $"'{resource}' has {volume?["target"]} in no named volume.";
                }
            }
        }
    }
}
