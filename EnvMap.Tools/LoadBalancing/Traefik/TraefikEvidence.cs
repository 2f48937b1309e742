using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.LoadBalancing.Traefik;

/// <summary>Traefik is the way in, passes every domain of the profile on, and sees nothing of the engine.</summary>
internal sealed class TraefikEvidence : IRowEvidence
{
    public string Row => TraefikExtensions.Row;

    // Its image is nothing that a machine without a registry could run.
    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Rendered;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{TraefikContainerImageTags.Registry}/{TraefikContainerImageTags.Image}", service => Check(published, service));

    private static IEnumerable<string> Check(PublishedProfile published, ComposeServiceView service)
    {
        if (service.Binds.Count > 0)
        {
            yield return $"It sees {string.Join(", ", service.Binds.Values)} of the machine.";
        }
        if (published.FileOf(service, TraefikConfiguration.StartPath)?.Contains(TraefikConfiguration.RoutesPath, StringComparison.Ordinal) is not true)
        {
            yield return $"It is not started with {TraefikConfiguration.RoutesPath}.";
        }
        foreach (var problem in published.CheckEdge(service, TraefikConfiguration.RoutesPath, host => $"Host(`{host}`)", resource => $"url: \"http://{resource}:"))
        {
            yield return problem;
        }
    }
}
