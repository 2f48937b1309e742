namespace EnvMap.Tools.Evidence;

/// <summary>What a test has shown of a row.</summary>
public sealed record EvidenceResult
{
    /// <summary>The row.</summary>
    public required string Row { get; init; }

    /// <summary>The name of the profile that was looked at.</summary>
    public required string Profile { get; init; }

    /// <summary>How far it was shown.</summary>
    public required EvidenceGrade Grade { get; init; }

    /// <summary>What has shown it, such as <c>nginx -t</c>.</summary>
    public required string By { get; init; }

    /// <summary>The commit that the test ran at, with a hash of what differed from it behind <c>-</c>; of another one it shows nothing.</summary>
    public required string Commit { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
