namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerNetworkTunnelProxy"/> is.</summary>
internal sealed class ContainerNetworkTunnelProxyStatus
{
    /// <summary><c>Pending</c>, <c>BuildingImage</c>, <c>Starting</c>, or one of <see cref="ContainerNetworkTunnelProxyState"/>.</summary>
    public string? State { get; set; }

    public List<TunnelStatus>? TunnelStatuses { get; set; }

    public int? TunnelConfigurationVersion { get; set; }

    public string? ClientProxyContainerImage { get; set; }

    public string? ClientProxyContainerId { get; set; }

    public long? ServerProxyProcessId { get; set; }

    public DateTimeOffset? ServerProxyStartupTimestamp { get; set; }

    public string? ServerProxyStdOutFile { get; set; }

    public string? ServerProxyStdErrFile { get; set; }

    public int? ClientProxyControlPort { get; set; }

    public int? ClientProxyDataPort { get; set; }

    public int? ServerProxyControlPort { get; set; }

    public string? Message { get; set; }
}
