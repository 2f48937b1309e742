using System.Text.Json.Serialization;

namespace EnvMap.Tools.Evidence;

/// <summary>What is known of the cells of a map.</summary>
public sealed record EvidenceReport
{
    /// <summary>The commit that was looked at, with a hash of what differed from it behind <c>-</c>; empty where nobody knew.</summary>
    public required string Commit { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many cells say that there is something.</summary>
    public int Applicable => Cells.Count(cell => cell.Applicable);

    /// <summary>How many of them are true.</summary>
    public int True => Cells.Count(cell => cell is { Applicable: true, True: true });

    /// <summary>How many cells are ❌.</summary>
    public int Absent => Cells.Count(cell => !cell.Applicable);

    /// <summary>How many of them are true: nothing published has a trace of the row.</summary>
    public int AbsentTrue => Cells.Count(cell => cell is { Applicable: false, True: true });

    /// <summary>The cells that nothing realises yet.</summary>
    public IReadOnlyList<string> Unrealised => [.. Cells.Where(cell => cell is { Applicable: true, Declared: null }).Select(cell => cell.Name)];

    /// <summary>The cells that EnvMap says it realises, or ❌ ones, that are not shown to be true.</summary>
    public IReadOnlyList<string> Claimed => [.. ClaimedCells.Select(cell => cell.Name)];

    /// <summary>How many applicable cells have reached which grade.</summary>
    public EvidenceGrades Grades => EvidenceGrades.Of(Cells.Where(cell => cell.Applicable).Select(cell => cell.Reached));

    /// <summary>Every cell, in the order of the map.</summary>
    public required IReadOnlyList<EvidenceCell> Cells { get; init; }

    /// <summary>The cells of <see cref="Claimed"/>.</summary>
    [JsonIgnore]
    public IEnumerable<EvidenceCell> ClaimedCells => Cells.Where(cell => cell is { True: false } and ({ Applicable: false } or { Declared: not null }));
}
