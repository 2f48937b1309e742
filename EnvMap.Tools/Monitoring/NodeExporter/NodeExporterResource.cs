using EnvMap.Acquisition;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Monitoring.NodeExporter;

/// <summary>The exporter of this machine's figures as a process.</summary>
public sealed class NodeExporterResource : ToolProcessResource
{
    internal const string EndpointName = "http";

    internal NodeExporterResource(string name, string folder)
        : base(name, Binaries, "prometheus-node-exporter", folder) => Endpoint = new EndpointReference(this, EndpointName);

    /// <summary>The endpoint that offers the metrics.</summary>
    public EndpointReference Endpoint { get; }

    internal static DebianPackages Binaries { get; } = new("node-exporter", "Node Exporter", "prometheus-node-exporter");
}
