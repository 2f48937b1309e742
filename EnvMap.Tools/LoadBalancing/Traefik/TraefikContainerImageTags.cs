namespace EnvMap.Tools.LoadBalancing.Traefik;

internal static class TraefikContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/traefik";
    public const string Tag = "v3.6.2";
}
