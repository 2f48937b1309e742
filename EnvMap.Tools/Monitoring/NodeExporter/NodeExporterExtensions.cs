using EnvMap.Tools.Containers;
using EnvMap.Tools.Monitoring.NodeExporter;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools;

/// <summary>Adds the exporter of the machine's figures.</summary>
public static class NodeExporterExtensions
{
    private const string Row = "Node Exporter";
    private const string MachineRoot = "/host";
    private const string RootArgument = $"--path.rootfs={MachineRoot}";

    /// <summary>Adds the exporter and has Prometheus scrape it. Null where the profile has none, or it cannot run here.</summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddNodeExporter(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name), NodeExporterResource.Binaries, () => AddProcess(map, name))
            ?.WithHealthPath("/")
            .WithIconName("DesktopPulse")
            .WithMetrics();
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var exporter = map.AddToolContainer(name, Row, NodeExporterContainerImageTags.Registry, NodeExporterContainerImageTags.Image, NodeExporterContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 9100, name: NodeExporterResource.EndpointName)
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:9100/")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 64, Cpus = 0.25 },
                User = "65534:65534",
                ReadOnly = true,
                Capabilities = [],
                Host = new() { Mounts = [new() { Source = "/", Target = MachineRoot, ReadOnly = true }], Processes = true, Arguments = [RootArgument] },
            });

        // The root of the machine is nothing that a manifest could name: its paths are relative.
        return map.Application.ExecutionContext.IsPublishMode ? exporter : exporter
            .WithBindMount("/", MachineRoot, isReadOnly: true)
            .WithContainerRuntimeArgs("--pid=host")
            .WithArgs(RootArgument);
    }

    private static IResourceBuilder<NodeExporterResource> AddProcess(EnvironmentMapBuilder map, string name)
    {
        var exporter = new NodeExporterResource(name, map.State.Of(name));
        return map.AddToolProcess(exporter, Row)
            .WithHttpEndpoint(name: NodeExporterResource.EndpointName)
            .WithArgs(context => context.Args.Add(
                ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{exporter.Endpoint.Property(EndpointProperty.TargetPort)}")));
    }
}
