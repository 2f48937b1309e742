namespace EnvMap.Tools.ContainerRegistry.DockerRegistry;

internal static class DockerRegistryContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/registry";
    public const string Tag = "3.1.1";
}
