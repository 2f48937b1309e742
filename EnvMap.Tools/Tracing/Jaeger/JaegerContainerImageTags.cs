namespace EnvMap.Tools.Tracing.Jaeger;

internal static class JaegerContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "jaegertracing/jaeger";
    public const string Tag = "2.17.0";
}
