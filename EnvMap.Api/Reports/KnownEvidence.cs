namespace EnvMap.Api.Reports;

/// <summary>What is known of every cell that was ever reported, each by the last look at it.</summary>
/// <param name="Commit">The commit of the last report.</param>
/// <param name="Cells">The cells.</param>
public sealed record KnownEvidence(string? Commit, IReadOnlyList<EvidenceCell> Cells)
{
    /// <summary>How many cells apply.</summary>
    public int Applicable => Cells.Count(cell => cell.Applicable);

    /// <summary>How many of these are true.</summary>
    public int True => Cells.Count(cell => cell is { Applicable: true, True: true });

    /// <summary>How many cells are to have no trace.</summary>
    public int Absent => Cells.Count(cell => !cell.Applicable);

    /// <summary>How many of these have none.</summary>
    public int AbsentTrue => Cells.Count(cell => cell is { Applicable: false, True: true });

    /// <summary>The cells, as <c>environment/row</c>, that nothing realises yet.</summary>
    public IReadOnlyList<string> Unrealised => [.. Cells.Where(cell => cell.IsUnrealised).Select(cell => cell.Name)];

    /// <summary>The cells, as <c>environment/row</c>, that are said to be true and were not shown to be.</summary>
    public IReadOnlyList<string> Claimed => [.. Cells.Where(cell => cell.IsClaimed).Select(cell => cell.Name)];

    /// <summary>How many cells that apply have reached which grade.</summary>
    public EvidenceCounts Grades => EvidenceCounts.Of(Cells);
}
