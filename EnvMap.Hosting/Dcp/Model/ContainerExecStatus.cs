namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerExec"/> is.</summary>
internal sealed class ContainerExecStatus
{
    /// <summary>One of <see cref="ExecutableState"/>.</summary>
    public string? State { get; set; }

    public DateTimeOffset? StartupTimestamp { get; set; }

    public DateTimeOffset? FinishTimestamp { get; set; }

    public int? ExitCode { get; set; }

    public string? StdOutFile { get; set; }

    public string? StdErrFile { get; set; }

    public List<EnvVar>? EffectiveEnv { get; set; }

    public List<string>? EffectiveArgs { get; set; }
}
