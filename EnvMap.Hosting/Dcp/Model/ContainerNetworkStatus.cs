namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerNetwork"/> is.</summary>
internal sealed class ContainerNetworkStatus
{
    /// <summary>One of <see cref="ContainerNetworkState"/>.</summary>
    public string? State { get; set; }

    public string? Message { get; set; }

    public string? Id { get; set; }

    public string? NetworkName { get; set; }

    public string? Driver { get; set; }

    public bool? Ipv6 { get; set; }

    public List<string>? Subnets { get; set; }

    public List<string>? Gateways { get; set; }

    public List<string>? ContainerIds { get; set; }
}
