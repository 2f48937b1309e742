namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="Service"/> shall be.</summary>
internal sealed class ServiceSpec
{
    public string? Address { get; set; }

    /// <summary>The port that clients use; absent or 0 lets DCP choose.</summary>
    public int? Port { get; set; }

    /// <summary>One of <see cref="PortProtocol"/>; without it DCP never gives the service an address.</summary>
    public string? Protocol { get; set; } = PortProtocol.Tcp;

    /// <summary>One of <see cref="Model.AddressAllocationMode"/>; not used with an address.</summary>
    public string? AddressAllocationMode { get; set; }
}
