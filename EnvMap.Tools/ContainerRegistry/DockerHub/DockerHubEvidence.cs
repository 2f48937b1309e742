using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.ContainerRegistry.DockerHub;

/// <summary>The images of the solution are named after a namespace of Docker Hub.</summary>
internal sealed class DockerHubEvidence : IRowEvidence
{
    public string Row => "Docker Hub";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        var built = published.Compose.Services.Where(service => service.Node["build"] is not null).ToList();
        return
        [
            .. published.CheckInEffect(Row),
            .. built.Count is 0 ? [$"Nothing of {published.Name} is built."] : Array.Empty<string>(),
            .. built.Where(service => !service.Image.Contains(":-docker.io/${", StringComparison.Ordinal))
                .Select(service => $"The image of '{service.Name}' is '{service.Image}', which is not of Docker Hub."),
        ];
    }
}
