namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerNetwork"/> shall be.</summary>
internal sealed class ContainerNetworkSpec
{
    public string? NetworkName { get; set; }

    public bool? Ipv6 { get; set; }

    /// <summary>One of <see cref="ResourceMode"/>.</summary>
    public string? Mode { get; set; }

    public bool? Persistent { get; set; }
}
