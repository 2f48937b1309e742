namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a tunnel is.</summary>
internal sealed class TunnelStatus
{
    public string Name { get; set; } = "";

    public long? TunnelId { get; set; }

    /// <summary><c>NotReady</c>, empty, or one of <see cref="TunnelState"/>.</summary>
    public string? State { get; set; }

    public string? ErrorMessage { get; set; }

    public List<string>? ClientProxyAddresses { get; set; }

    public int? ClientProxyPort { get; set; }

    public DateTimeOffset? Timestamp { get; set; }
}
