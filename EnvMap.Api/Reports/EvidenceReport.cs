using EnvMap.Api.Map;
using EnvMap.Catalog;

namespace EnvMap.Api.Reports;

/// <summary>A report of evidence, with what is known of the cells that it does not name.</summary>
/// <param name="Id">The report's own id.</param>
/// <param name="At">When it was looked, in UTC; later than that of any report before.</param>
/// <param name="ReportedBy">The user who reported it.</param>
/// <param name="Evidence">What is known by then.</param>
public sealed record EvidenceReport(Guid Id, DateTimeOffset At, string? ReportedBy, KnownEvidence Evidence)
{
    /// <summary>The same on top of what was known: of each cell the last look counts, whichever report comes first.</summary>
    internal EvidenceReport On(EvidenceReport? known, CurrentMap map)
    {
        // Rows that left the map would be kept for ever, and so would what earlier versions took for an environment.
        var before = known?.Evidence.Cells.Where(cell => map.Find(cell.Row ?? "") is not null && DeployEnvironments.TryParse(cell.Environment, out _)) ?? [];
        var cells = Evidence.Cells.Concat(before)
            .GroupBy(cell => (map.Find(cell.Row ?? "")?.Id.Value ?? cell.Row, DeployEnvironments.Parse(cell.Environment!)))
            .Select(looks => looks.MaxBy(cell => cell.At)!);
        return known is null || At > known.At
            ? this with { Evidence = Evidence with { Cells = [.. cells] } }
            : this with { At = known.At.AddMicroseconds(1), Evidence = known.Evidence with { Cells = [.. cells] } };
    }
}
