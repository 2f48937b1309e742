using EnvMap.Tools.ContainerManagement.Portainer;
using EnvMap.Tools.Containers;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tools;

/// <summary>Adds Portainer.</summary>
public static class PortainerExtensions
{
    private const string Row = "Portainer";
    private const string HealthPath = "/api/system/status";
    private const string EngineSocket = "/var/run/docker.sock";
    private const string PasswordFile = "/run/portainer/password";

    /// <summary>
    /// Adds Portainer, which shows the containers of this machine; its user is <c>admin</c>. Null where the profile has none, or no
    /// container engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddPortainer(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHealthPath(HealthPath)
            .WithIconName("BoxMultiple")
            .WithEdgeRoute("portainer");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var password = map.Application.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true).Resource;
        var portainer = map.AddToolContainer(name, Row, PortainerContainerImageTags.Registry, PortainerContainerImageTags.Image, PortainerContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 9000, name: "http")
            .WithVolume(map.VolumeOf(name), "/data")
            .WithGeneratedFile(PasswordFile, (seenFrom, cancellationToken) => password.ValueOrHoleAsync(seenFrom, cancellationToken), isSecret: true)
            .WithArgs("--admin-password-file", PasswordFile)
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", $"http://127.0.0.1:9000{HealthPath}")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 256, Cpus = 0.5 },
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                Host = new() { Mounts = [new() { Source = EngineSocket, Target = EngineSocket }] },
            });

        // The engine's socket is nothing that a manifest could name: its paths are relative.
        return map.Application.ExecutionContext.IsPublishMode ? portainer : portainer.WithBindMount(SocketOf(map), EngineSocket);
    }

    private static string SocketOf(EnvironmentMapBuilder map) =>
        map.Flavours.Engine is { } engine && Uri.TryCreate(engine, UriKind.Absolute, out var uri) && uri.Scheme is "unix" ? uri.LocalPath : EngineSocket;
}
