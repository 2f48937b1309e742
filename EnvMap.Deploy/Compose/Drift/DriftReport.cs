namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What the containers of a project have become since they were published.</summary>
public sealed record DriftReport
{
    /// <summary>The name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The profile; null where there was a manifest alone.</summary>
    public string? Profile { get; init; }

    /// <summary>The version that is published there; null where none was deployed.</summary>
    public string? Version { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>When it was looked, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether anything differs that no rule ignores.</summary>
    public bool Drifted => Findings.Count > 0;

    /// <summary>The services that were looked at.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>What differs and is ignored, each with its reason.</summary>
    public IReadOnlyList<DriftFinding> Ignored { get; init; } = [];

    /// <summary>The rules that ignored nothing.</summary>
    public IReadOnlyList<string> UnusedRules { get; init; } = [];
}
