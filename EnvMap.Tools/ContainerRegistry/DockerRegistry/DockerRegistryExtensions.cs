using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.ContainerRegistry;
using EnvMap.Tools.ContainerRegistry.DockerRegistry;
using EnvMap.Tools.Containers;

namespace EnvMap.Tools;

/// <summary>Adds a registry of one's own.</summary>
public static class DockerRegistryExtensions
{
    private const string Row = "Docker Registry";
    private const string EndpointName = "http";
    private const int Port = 5000;

    /// <summary>
    /// Adds a registry, from which the images of the application are pulled. It knows no users, so only the machine that it runs on reaches
    /// it: engines take an address of loopback without TLS. Null where the profile has none, or no container engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddDockerRegistry(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHealthPath("/v2/")
            .WithIconName("BoxArrowUp");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name) =>
        map.AddToolContainer(name, Row, DockerRegistryContainerImageTags.Registry, DockerRegistryContainerImageTags.Image, DockerRegistryContainerImageTags.Tag)
            .WithHttpEndpoint(port: map.Application.ExecutionContext.IsPublishMode ? Port : null, targetPort: Port, name: EndpointName)
            .WithVolume(map.VolumeOf(name), "/var/lib/registry")
            .WithEnvironment("REGISTRY_STORAGE_DELETE_ENABLED", "true")
            // By default it sends them to a collector on loopback, and complains.
            .WithEnvironment("OTEL_TRACES_EXPORTER", "none")
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:5000/v2/")
            .WithAnnotation(new RegistryAnnotation(EndpointName))
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.App,
                Limits = new() { MemoryMegabytes = 256, Cpus = 0.5 },
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                Host = new() { LocalEndpoints = [EndpointName] },
            });
}
