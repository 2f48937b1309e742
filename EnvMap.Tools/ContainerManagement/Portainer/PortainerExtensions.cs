using EnvMap.Tools.ContainerManagement.Portainer;
using EnvMap.Tools.Containers;

namespace EnvMap.Tools;

/// <summary>Adds Portainer.</summary>
public static class PortainerExtensions
{
    private const string Row = "Portainer";
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
            ?.WithHealthPath("/api/system/status")
            .WithIconName("BoxMultiple")
            .WithEdgeRoute("portainer");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var portainer = map.AddToolContainer(name, Row, PortainerContainerImageTags.Registry, PortainerContainerImageTags.Image, PortainerContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 9000, name: "http")
            .WithVolume(map.VolumeOf(name), "/data");

        // A manifest has neither the engine's socket nor files; whoever deploys it gives both.
        return map.Application.ExecutionContext.IsPublishMode ? portainer : WithEngine(map, portainer);
    }

    private static IResourceBuilder<ContainerResource> WithEngine(EnvironmentMapBuilder map, IResourceBuilder<ContainerResource> portainer)
    {
        var password = map.Application.AddParameter($"{portainer.Resource.Name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
        var socket = map.Flavours.Engine is { } engine && Uri.TryCreate(engine, UriKind.Absolute, out var uri) && uri.Scheme is "unix" ? uri.LocalPath : EngineSocket;
        return portainer
            .WithBindMount(socket, EngineSocket)
            .WithGeneratedFile(PasswordFile, async (_, cancellationToken) => await password.Resource.GetValueAsync(cancellationToken)
                ?? throw new DistributedApplicationException($"The parameter '{password.Resource.Name}' has no value. Give it one."))
            .WithArgs("--admin-password-file", PasswordFile);
    }
}
