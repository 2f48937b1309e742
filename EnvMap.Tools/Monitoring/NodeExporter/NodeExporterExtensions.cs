using EnvMap.Tools.Monitoring.NodeExporter;
using EnvMap.Tools.NotStarted;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools;

/// <summary>Adds the exporter of the machine's figures.</summary>
public static class NodeExporterExtensions
{
    private const string Row = "Node Exporter";

    /// <summary>Adds the exporter and has Prometheus scrape it. Null where the profile has none, or it cannot run here.</summary>
    public static IResourceBuilder<NodeExporterResource>? AddNodeExporter(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null)
        {
            return null;
        }
        if (map.Flavours.WhyNoProcess(NodeExporterResource.Binaries) is { } why)
        {
            map.AddNotStarted(name, Row, why);
            return null;
        }

        var exporter = new NodeExporterResource(name, map.State.Of(name));
        return map.AddToolProcess(exporter, Row)
            .WithHttpEndpoint(name: NodeExporterResource.EndpointName)
            .WithArgs(context => context.Args.Add(
                ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{exporter.Endpoint.Property(EndpointProperty.TargetPort)}")))
            .WithHttpHealthCheck("/")
            .WithIconName("DesktopPulse")
            .WithMetrics();
    }
}
