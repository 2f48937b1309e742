namespace EnvMap.Tools.Monitoring.NodeExporter;

internal static class NodeExporterContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "prom/node-exporter";
    public const string Tag = "v1.10.2";
}
