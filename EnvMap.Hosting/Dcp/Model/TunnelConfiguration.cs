namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A service of the host and the service by which containers reach it.</summary>
internal sealed class TunnelConfiguration
{
    public string Name { get; set; } = "";

    public string? ServerServiceNamespace { get; set; }

    public string ServerServiceName { get; set; } = "";

    public string? ClientServiceNamespace { get; set; }

    public string ClientServiceName { get; set; } = "";
}
