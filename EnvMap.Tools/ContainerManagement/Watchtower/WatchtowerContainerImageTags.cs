namespace EnvMap.Tools.ContainerManagement.Watchtower;

internal static class WatchtowerContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "containrrr/watchtower";
    // The last one: the project is archived.
    public const string Tag = "1.7.1";
}
