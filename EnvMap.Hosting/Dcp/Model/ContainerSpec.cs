namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="Container"/> shall be.</summary>
internal sealed class ContainerSpec
{
    public string? Image { get; set; }

    public ContainerBuildContext? Build { get; set; }

    public string? ContainerName { get; set; }

    public List<VolumeMount>? VolumeMounts { get; set; }

    public List<ContainerPort>? Ports { get; set; }

    public List<EnvVar>? Env { get; set; }

    public List<string>? EnvFiles { get; set; }

    /// <summary>One of <see cref="ContainerRestartPolicy"/>.</summary>
    public string? RestartPolicy { get; set; }

    public string? Command { get; set; }

    public List<string>? Args { get; set; }

    public bool? Start { get; set; }

    public bool? Stop { get; set; }

    /// <summary>Null means the engine's default network, an empty list none.</summary>
    public List<ContainerNetworkConnectionConfig>? Networks { get; set; }

    /// <summary>One of <see cref="ResourceMode"/>.</summary>
    public string? Mode { get; set; }

    public bool? Persistent { get; set; }

    public long? MonitorPid { get; set; }

    public DateTimeOffset? MonitorTimestamp { get; set; }

    public List<string>? RunArgs { get; set; }

    public List<ContainerLabel>? Labels { get; set; }

    public List<HealthProbe>? HealthProbes { get; set; }

    public string? LifecycleKey { get; set; }

    /// <summary>One of <see cref="Model.PullPolicy"/>.</summary>
    public string? PullPolicy { get; set; }

    public List<CreateFileSystem>? CreateFiles { get; set; }

    public List<ImageLayer>? ImageLayers { get; set; }

    public PemCertificates? PemCertificates { get; set; }

    public TerminalSpec? Terminal { get; set; }
}
