namespace EnvMap.Tools.ContainerManagement.Portainer;

internal static class PortainerContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "portainer/portainer-ce";
    public const string Tag = "2.39.2";
}
