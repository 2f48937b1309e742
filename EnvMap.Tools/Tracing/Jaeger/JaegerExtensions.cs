using EnvMap.Tools.Containers;
using EnvMap.Tools.Tracing.Jaeger;

namespace EnvMap.Tools;

/// <summary>Adds Jaeger.</summary>
public static class JaegerExtensions
{
    private const string Row = "Jaeger";

    /// <summary>
    /// Adds Jaeger 2, which keeps its traces in memory and takes OTLP by gRPC and HTTP. Null where the profile has none, or no container
    /// engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddJaeger(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHealthPath("/")
            .WithIconName("Timeline")
            .WithLocalEdgeRoute(map, "jaeger");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name) =>
        map.AddToolContainer(name, Row, JaegerContainerImageTags.Registry, JaegerContainerImageTags.Image, JaegerContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 16686, name: "http")
            .WithHttpEndpoint(targetPort: 4317, name: "otlp-grpc")
            .WithHttpEndpoint(targetPort: 4318, name: "otlp-http")
            // By default it listens on loopback alone.
            .WithEnvironment("JAEGER_LISTEN_HOST", "0.0.0.0")
            .AsHttp2("otlp-grpc")
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:16686/")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
                User = "10001:10001",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
            });

    private static IResourceBuilder<ContainerResource> AsHttp2(this IResourceBuilder<ContainerResource> builder, string endpoint) =>
        builder.WithEndpoint(endpoint, annotation => annotation.Transport = "http2");
}
