namespace EnvMap.Tools.Monitoring.Grafana;

internal static class GrafanaContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "grafana/grafana";
    public const string Tag = "12.4.0";
}
