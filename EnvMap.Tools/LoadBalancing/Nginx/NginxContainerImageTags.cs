namespace EnvMap.Tools.LoadBalancing.Nginx;

internal static class NginxContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/nginx";
    public const string Tag = "1.29";
}
