using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Orchestration.DockerCompose;

/// <summary>Every resource that runs is a service, which starts in order, tells whether it is healthy, and is started again.</summary>
internal sealed class DockerComposeEvidence : IRowEvidence
{
    public string Row => "Docker Compose";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        foreach (var (name, resource) in published.Document.Resources)
        {
            if (published.Compose.Service(name) is not { } service)
            {
                yield return $"'{name}' is no service.";
                continue;
            }
            if (resource.Health is not null && service.HealthCommand.Count is 0)
            {
                yield return $"The service '{name}' does not tell whether it is healthy.";
            }
            foreach (var other in resource.StartsAfter.Where(other => !service.DependsOn.ContainsKey(other.Resource)))
            {
                yield return $"The service '{name}' does not wait for '{other.Resource}'.";
            }
            if (service.Text("restart") is null)
            {
                yield return $"The service '{name}' is not started again when it ends.";
            }
        }
    }
}
