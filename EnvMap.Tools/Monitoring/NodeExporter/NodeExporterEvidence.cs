using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Monitoring.NodeExporter;

/// <summary>The node exporter sees the machine, and nothing but reads it.</summary>
internal sealed class NodeExporterEvidence : IRowEvidence
{
    private const string MachineRoot = "/host";

    public string Row => "Node Exporter";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{NodeExporterContainerImageTags.Registry}/{NodeExporterContainerImageTags.Image}", CheckServer);

    private static IEnumerable<string> CheckServer(ComposeServiceView service)
    {
        if (service.Binds.GetValueOrDefault(MachineRoot) is not "/" || !service.Command.Contains($"--path.rootfs={MachineRoot}"))
        {
            yield return "It does not see the files of the machine.";
        }
        if (service.Node["volumes"]?.AsArray().Any(mount => mount?["type"]?.ToString() is "bind" && mount["read_only"]?.ToString() is not "true") is true)
        {
            yield return "It may write to the machine.";
        }
        if (service.Text("pid") is not "host")
        {
            yield return "It does not see the processes of the machine.";
        }
    }
}
