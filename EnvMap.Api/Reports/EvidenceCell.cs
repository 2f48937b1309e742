using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Deployments;

namespace EnvMap.Api.Reports;

/// <summary>What was shown of one cell of the map.</summary>
public sealed record EvidenceCell
{
    /// <summary>The row, by name or id; required.</summary>
    [Required, StringLength(200)]
    public string? Row { get; init; }

    /// <summary>The environment; required.</summary>
    [Required, StringLength(50), MapEnvironment]
    public string? Environment { get; init; }

    /// <summary>The profile that was looked at, such as <c>staging-0</c>.</summary>
    [StringLength(50)]
    public string? Profile { get; init; }

    /// <summary>Whether the cell says that there is something, as by default; otherwise it is true where nothing has a trace of the row.</summary>
    public bool Applicable { get; init; } = true;

    /// <summary>The grade that the cell has to reach: <c>rendered</c>, <c>validated</c> or <c>observed</c>; null where nothing realises it, or it does not apply.</summary>
    [AllowedValues(null, "rendered", "validated", "observed", ErrorMessage = "{0} must be 'rendered', 'validated' or 'observed', or not be given.")]
    public string? Declared { get; init; }

    /// <summary>The grade that it has reached, of the same; null where anything of it is not so.</summary>
    [AllowedValues(null, "rendered", "validated", "observed", ErrorMessage = "{0} must be 'rendered', 'validated' or 'observed', or not be given.")]
    public string? Reached { get; init; }

    /// <summary>Whether the cell is true.</summary>
    public bool True { get; init; }

    /// <summary>What has shown it.</summary>
    [MaxLength(100), NoNulls]
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>What is not so.</summary>
    [MaxLength(100), NoNulls]
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>When it was looked; the time of the report when it is not given.</summary>
    [NotInFuture]
    public DateTimeOffset? At { get; init; }

    /// <summary>The commit that was looked at; that of the report when it is not given.</summary>
    [CommitName]
    public string? Commit { get; init; }

    internal string Name => $"{Environment}/{Row}";

    internal bool IsUnrealised => this is { Applicable: true, True: false, Declared: null };

    internal bool IsClaimed => !True && !IsUnrealised;
}
