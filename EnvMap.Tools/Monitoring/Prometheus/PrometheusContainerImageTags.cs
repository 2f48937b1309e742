namespace EnvMap.Tools.Monitoring.Prometheus;

internal static class PrometheusContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "prom/prometheus";
    public const string Tag = "v3.8.0";
}
