using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.ContainerManagement.DockerCli;

/// <summary>What runs can be found and steered with the engine's own commands: by the name of the project, of the service, and of the row.</summary>
internal sealed class DockerCliEvidence : IRowEvidence
{
    public string Row => "Docker CLI";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        if (published.Compose.Root["name"]?.ToString() != $"envmap-{published.Name}")
        {
            yield return $"The project is not named envmap-{published.Name}, so that no command finds it by its profile.";
        }
        foreach (var service in published.Compose.Services.Where(service => service.Label("org.envmap.resource") is null || service.Label("org.envmap.profile") != published.Name))
        {
            yield return $"The service '{service.Name}' has no label of its resource and profile to be found by.";
        }
    }
}
