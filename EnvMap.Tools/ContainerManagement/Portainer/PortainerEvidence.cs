using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.ContainerManagement.Portainer;

/// <summary>Portainer manages the engine that it runs on, behind a password of its own.</summary>
internal sealed class PortainerEvidence : IRowEvidence
{
    private const string Socket = "/var/run/docker.sock";

    public string Row => "Portainer";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{PortainerContainerImageTags.Registry}/{PortainerContainerImageTags.Image}", CheckServer);

    private static IEnumerable<string> CheckServer(ComposeServiceView service)
    {
        if (service.Binds.GetValueOrDefault(Socket) is not Socket)
        {
            yield return "It does not reach the engine.";
        }
        if (!service.Volumes.ContainsKey("/data"))
        {
            yield return "Its data is in no named volume.";
        }
        if (!service.Command.Contains("--admin-password-file") || service.Secrets.Count is 0)
        {
            yield return "It has no password from a file, so that whoever comes first becomes its admin.";
        }
    }
}
