namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="Container"/> is.</summary>
internal sealed class ContainerStatus
{
    /// <summary>One of <see cref="ContainerState"/>; empty before DCP looked at the object.</summary>
    public string? State { get; set; }

    public string? ContainerId { get; set; }

    public string? ContainerName { get; set; }

    public DateTimeOffset? StartupTimestamp { get; set; }

    public DateTimeOffset? FinishTimestamp { get; set; }

    public string? StartupStdOutFile { get; set; }

    public string? StartupStdErrFile { get; set; }

    public string? TerminalSocketPath { get; set; }

    public int? ExitCode { get; set; }

    public string? Message { get; set; }

    public List<EnvVar>? EffectiveEnv { get; set; }

    public List<string>? EffectiveArgs { get; set; }

    public List<string>? Networks { get; set; }

    public string? HealthStatus { get; set; }

    public List<HealthProbeResult>? HealthProbeResults { get; set; }

    public string? LifecycleKey { get; set; }
}
