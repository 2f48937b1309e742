namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="Service"/> is; empty while DCP cannot bind the asked port, which it retries without saying so.</summary>
internal sealed class ServiceStatus
{
    /// <summary>One of <see cref="ServiceState"/>.</summary>
    public string? State { get; set; }

    public long? ProxyProcessPid { get; set; }

    public string? ProxyConfigFile { get; set; }

    public string? EffectiveAddress { get; set; }

    public int? EffectivePort { get; set; }

    public string? ProxylessEndpointNamespace { get; set; }

    public string? ProxylessEndpointName { get; set; }
}
