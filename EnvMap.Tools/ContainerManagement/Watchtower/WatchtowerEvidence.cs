using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.ContainerManagement.Watchtower;

/// <summary>Watchtower touches labelled containers of its own profile alone, and in production it only tells.</summary>
internal sealed class WatchtowerEvidence : IRowEvidence
{
    private const string Socket = "/var/run/docker.sock";

    public string Row => "Watchtower";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{WatchtowerContainerImageTags.Registry}/{WatchtowerContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (service.Binds.GetValueOrDefault(Socket) is not Socket)
        {
            yield return "It does not reach the engine.";
        }
        if (service.Variables.GetValueOrDefault("WATCHTOWER_LABEL_ENABLE") is not "true" || service.Variables.GetValueOrDefault("WATCHTOWER_SCOPE") != $"envmap-{published.Name}")
        {
            yield return "It looks at containers that are not labelled, or that are not of this profile.";
        }
        var onlyTells = service.Variables.GetValueOrDefault("WATCHTOWER_MONITOR_ONLY") is "true";
        if (onlyTells != published.Environment is DeployEnvironment.Production)
        {
            yield return onlyTells ? "It only tells." : "It changes containers of production.";
        }
        foreach (var data in published.Compose.Services.Where(other => other.Volumes.Count > 0 && other.Label("com.centurylinklabs.watchtower.enable") is not null))
        {
            yield return $"It starts '{data.Name}' anew, which keeps data.";
        }
        if (!published.Compose.Services.Any(other =>
            other.Label("com.centurylinklabs.watchtower.enable") is "true" && other.Label("com.centurylinklabs.watchtower.scope") == $"envmap-{published.Name}"))
        {
            yield return "It has nothing to look at.";
        }
    }
}
