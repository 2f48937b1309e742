namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerNetworkTunnelProxy"/> shall be.</summary>
internal sealed class ContainerNetworkTunnelProxySpec
{
    public string ContainerNetworkName { get; set; } = "";

    public List<string>? Aliases { get; set; }

    public List<TunnelConfiguration>? Tunnels { get; set; }

    public string? BaseImage { get; set; }
}
