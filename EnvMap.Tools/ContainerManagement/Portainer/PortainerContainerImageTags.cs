namespace EnvMap.Tools.ContainerManagement.Portainer;

internal static class PortainerContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "portainer/portainer-ce";
    // The image without the suffix has no program that could ask for its health.
    public const string Tag = "2.39.2-alpine";
}
