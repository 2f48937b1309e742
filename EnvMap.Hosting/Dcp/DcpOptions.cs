namespace EnvMap.Hosting.Dcp;

/// <summary>How DCP and the dashboard are found and run; bound from the section <see cref="Section"/>.</summary>
internal sealed class DcpOptions
{
    public const string Section = "DcpPublisher";

    /// <summary>The <c>dcp</c> file, not its folder.</summary>
    public string? CliPath { get; set; }

    /// <summary>The dashboard's file, not its folder.</summary>
    public string? DashboardPath { get; set; }

    /// <summary><c>docker</c> or <c>podman</c>; DCP chooses when it is not set.</summary>
    public string? ContainerRuntime { get; set; }

    /// <summary>The image on which the container is built that takes containers to this machine; DCP has a default. It must have glibc.</summary>
    public string? TunnelBaseImage { get; set; }

    /// <summary>Appended to the names of DCP's objects; random when it is not set.</summary>
    public string? ResourceNameSuffix { get; set; }

    /// <summary>Ignores the fixed ports of proxied endpoints, so that two runs do not meet.</summary>
    public bool RandomizePorts { get; set; }

    /// <summary>How long services may take to get their address.</summary>
    public TimeSpan ServiceStartupWatchTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long DCP may take to its first answer.</summary>
    public TimeSpan StartupTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long DCP may take to end everything before it is killed; it needs 12 s for a process that ignores SIGTERM.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long <c>dcp info</c> may take, in seconds.</summary>
    public int DependencyCheckTimeout { get; set; } = 25;

    /// <summary>Where DCP writes log files of its own; none when it is not set.</summary>
    public string? DiagnosticsLogFolder { get; set; }

    /// <summary><c>info</c> or <c>debug</c>.</summary>
    public string? DiagnosticsLogLevel { get; set; }

    /// <summary>Keeps the output files of executables after the run.</summary>
    public bool PreserveExecutableLogs { get; set; }
}
