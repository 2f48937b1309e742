namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>What a target needs to know of a resource and the manifest cannot say; what it does not state has the value that is given here.</summary>
public sealed record ResourceDocument
{
    /// <summary>The rows of the map that the resource realises.</summary>
    public IReadOnlyList<string> Rows { get; set; } = [];

    /// <summary>The network that the resource lives in; it also joins those of what it refers to.</summary>
    public ServiceTier Tier { get; set; } = ServiceTier.App;

    /// <summary>How it is found out whether the resource is healthy; null where nobody says.</summary>
    public HealthDocument? Health { get; init; }

    /// <summary>What the resource is started after.</summary>
    public IReadOnlyList<StartDependency> StartsAfter { get; set; } = [];

    /// <summary>How many copies run.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>What each copy may use at most; null for no limit.</summary>
    public ResourceLimits? Limits { get; init; }

    /// <summary>The user and group of its first process, as numbers such as <c>999:999</c>; null for those of the image.</summary>
    public string? User { get; init; }

    /// <summary>Whether its own file system is read-only but for volumes and <see cref="WritablePaths"/>.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Folders of a read-only file system that must take files which need not outlive the container.</summary>
    public IReadOnlyList<string> WritablePaths { get; set; } = [];

    /// <summary>The Linux capabilities that it keeps, such as <c>NET_BIND_SERVICE</c>; null for those that the engine gives.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>Whether its processes can gain no privileges that they do not start with.</summary>
    public bool NoNewPrivileges { get; set; } = true;

    /// <summary>How long it has, in seconds, to end after it was asked to.</summary>
    public int StopGraceSeconds { get; set; } = 10;

    /// <summary>The files that it is given before it starts.</summary>
    public IReadOnlyList<FileDocument> Files { get; set; } = [];

    /// <summary>The domains that the edge passes on to it.</summary>
    public IReadOnlyList<EdgeRouteDocument> EdgeRoutes { get; set; } = [];

    /// <summary>What it wants of the machine that it runs on; null where it wants nothing.</summary>
    public HostAccess? Host { get; init; }

    /// <summary>Labels of its container that other tools go by; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How it takes secrets other than by environment variables; null where it has no other way.</summary>
    public SecretIntake? Secrets { get; init; }
}
