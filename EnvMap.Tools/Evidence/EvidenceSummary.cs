namespace EnvMap.Tools.Evidence;

/// <summary>Says in a sentence or two how true a map is.</summary>
public static class EvidenceSummary
{
    /// <summary>The sentences.</summary>
    public static string Of(EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var grades = EvidenceGrades.Of(report.Cells.Where(cell => cell is { Applicable: true, True: true }).Select(cell => cell.Reached));
        return $"{report.True} of {report.Applicable} cells that apply are true ({grades.Observed} observed, {grades.Validated} validated, {grades.Rendered} rendered), "
            + $"{report.AbsentTrue} of {report.Absent} that are ❌ too. {report.Claimed.Count} are claimed and not shown, {report.Unrealised.Count} not realised yet.";
    }
}
