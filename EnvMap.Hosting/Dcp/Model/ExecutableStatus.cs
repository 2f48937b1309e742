using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What an <see cref="Executable"/> is; DCP leaves the reason of a failure to the log source <see cref="DcpLogSource.System"/>.</summary>
internal sealed class ExecutableStatus
{
    [JsonPropertyName("executionID")]
    public string? ExecutionId { get; set; }

    public long? Pid { get; set; }

    /// <summary>One of <see cref="ExecutableState"/>; empty before DCP looked at the object.</summary>
    public string? State { get; set; }

    public DateTimeOffset? StartupTimestamp { get; set; }

    public DateTimeOffset? FinishTimestamp { get; set; }

    /// <summary>−1 when a signal ended the process.</summary>
    public int? ExitCode { get; set; }

    public string? StdOutFile { get; set; }

    public string? StdErrFile { get; set; }

    public string? TerminalSocketPath { get; set; }

    public List<EnvVar>? EffectiveEnv { get; set; }

    public List<string>? EffectiveArgs { get; set; }

    public string? HealthStatus { get; set; }

    public List<HealthProbeResult>? HealthProbeResults { get; set; }
}
