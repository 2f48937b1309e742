namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The way from a container network to services of the host.</summary>
internal sealed class ContainerNetworkTunnelProxy() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ContainerNetworkTunnelProxy";

    public static string Plural => "containernetworktunnelproxies";

    public ContainerNetworkTunnelProxySpec Spec { get; set; } = new();

    public ContainerNetworkTunnelProxyStatus? Status { get; set; }
}
