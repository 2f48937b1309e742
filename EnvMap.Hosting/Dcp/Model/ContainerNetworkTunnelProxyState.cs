namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of a <see cref="ContainerNetworkTunnelProxy"/>.</summary>
internal static class ContainerNetworkTunnelProxyState
{
    public const string Running = "Running";

    /// <summary>For good; another one has to be made.</summary>
    public const string Failed = "Failed";
}
