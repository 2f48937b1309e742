namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What an <see cref="Executable"/> shall be.</summary>
internal sealed class ExecutableSpec
{
    public string ExecutablePath { get; set; } = "";

    public string? WorkingDirectory { get; set; }

    public List<string>? Args { get; set; }

    public List<EnvVar>? Env { get; set; }

    public List<string>? EnvFiles { get; set; }

    public string? ExecutionType { get; set; }

    public List<string>? FallbackExecutionTypes { get; set; }

    public AmbientEnvironment? AmbientEnvironment { get; set; }

    /// <summary>False keeps the object waiting until it is patched to true.</summary>
    public bool? Start { get; set; }

    /// <summary>True stops the process; DCP refuses to take it back.</summary>
    public bool? Stop { get; set; }

    /// <summary>One of <see cref="ResourceMode"/>.</summary>
    public string? Mode { get; set; }

    public bool? Persistent { get; set; }

    public string? LifecycleKey { get; set; }

    public long? MonitorPid { get; set; }

    public DateTimeOffset? MonitorTimestamp { get; set; }

    public List<HealthProbe>? HealthProbes { get; set; }

    public PemCertificates? PemCertificates { get; set; }

    public TerminalSpec? Terminal { get; set; }
}
