using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A service: one or more containers of one image.</summary>
internal sealed record ComposeService : IComposeNode
{
    public required ComposeText Image { get; init; }

    public ComposeBuild? Build { get; init; }

    public IReadOnlyDictionary<string, ComposeDependency> DependsOn { get; init; } = new Dictionary<string, ComposeDependency>();

    public IReadOnlyList<ComposeMount> Volumes { get; init; } = [];

    public IReadOnlyList<ComposeFileGrant> Configs { get; init; } = [];

    public IReadOnlyList<ComposeFileGrant> Secrets { get; init; } = [];

    public IReadOnlyDictionary<string, ComposeText> Environment { get; init; } = new Dictionary<string, ComposeText>();

    public IReadOnlyList<ComposeText> EnvFile { get; init; } = [];

    public IReadOnlyList<ComposePort> Ports { get; init; } = [];

    public IReadOnlyList<ComposeText> Networks { get; init; } = [];

    /// <summary>The arguments, which take the place of those of the image.</summary>
    public IReadOnlyList<ComposeText> Command { get; init; } = [];

    public IReadOnlyList<ComposeText> Entrypoint { get; init; } = [];

    public string? Restart { get; init; }

    public ComposeHealthCheck? HealthCheck { get; init; }

    public ComposeLogging? Logging { get; init; }

    public IReadOnlyDictionary<string, ComposeText> Labels { get; init; } = new Dictionary<string, ComposeText>();

    /// <summary>User and group that the first process runs as, such as 999:999; the choice of the image where null.</summary>
    public string? User { get; init; }

    public IReadOnlyList<ComposeText> CapabilitiesDropped { get; init; } = [];

    public IReadOnlyList<ComposeText> CapabilitiesAdded { get; init; } = [];

    public IReadOnlyList<ComposeText> SecurityOptions { get; init; } = [];

    public bool? ReadOnly { get; init; }

    /// <summary>Folders in memory that can be written to.</summary>
    public IReadOnlyList<ComposeText> Tmpfs { get; init; } = [];

    /// <summary>Whose processes it sees: host for those of the machine; only its own where null.</summary>
    public string? Pid { get; init; }

    public string? PullPolicy { get; init; }

    /// <summary>How long it has to end by itself, such as 30s.</summary>
    public string? StopGracePeriod { get; init; }

    public ComposeDeploy? Deploy { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("image", Image)
        .Add("build", Build)
        .Add("depends_on", DependsOn)
        .Add("volumes", Volumes)
        .Add("configs", Configs)
        .Add("secrets", Secrets)
        .Add("environment", Environment)
        .Add("env_file", EnvFile)
        .Add("ports", Ports)
        .Add("networks", Networks)
        .Add("command", Command)
        .Add("entrypoint", Entrypoint)
        .Add("restart", Restart)
        .Add("healthcheck", HealthCheck)
        .Add("logging", Logging)
        .Add("labels", Labels)
        .Add("user", User)
        .Add("cap_add", CapabilitiesAdded)
        .Add("cap_drop", CapabilitiesDropped)
        .Add("deploy", Deploy)
        .Add("pid", Pid)
        .Add("pull_policy", PullPolicy)
        .Add("read_only", ReadOnly)
        .Add("security_opt", SecurityOptions)
        .Add("stop_grace_period", StopGracePeriod)
        .Add("tmpfs", Tmpfs);
}
