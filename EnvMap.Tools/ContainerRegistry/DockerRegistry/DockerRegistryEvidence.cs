using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.ContainerRegistry.DockerRegistry;

/// <summary>The registry keeps its images, only this machine reaches it, and the images of the solution are named after it.</summary>
internal sealed class DockerRegistryEvidence : IRowEvidence
{
    public string Row => "Docker Registry";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{DockerRegistryContainerImageTags.Registry}/{DockerRegistryContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Volumes.ContainsKey("/var/lib/registry"))
        {
            yield return "Its images are in no named volume.";
        }
        if ((service.Node["ports"] as System.Text.Json.Nodes.JsonArray)?.SingleOrDefault()?["host_ip"]?.ToString() is not "127.0.0.1")
        {
            yield return "Other machines reach it, and it knows no users.";
        }
        foreach (var built in published.Compose.Services.Where(other => other.Node["build"] is not null && !other.Image.Contains(":-localhost:", StringComparison.Ordinal)))
        {
            yield return $"The image of '{built.Name}' is '{built.Image}', which does not go there.";
        }
    }
}
