namespace EnvMap.Tools.Networking.Dnsmasq;

internal static class DnsmasqContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "dockurr/dnsmasq";
    public const string Tag = "2.93";
}
