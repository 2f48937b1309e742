namespace EnvMap.Api.Reports;

/// <summary>How many cells have reached which grade.</summary>
/// <param name="Rendered">Stand in the output.</param>
/// <param name="Validated">Were accepted by a schema or a linter.</param>
/// <param name="Observed">Ran, and were looked at.</param>
public sealed record EvidenceCounts(int Rendered, int Validated, int Observed)
{
    internal static EvidenceCounts Of(IEnumerable<EvidenceCell> cells)
    {
        var counts = cells.Where(cell => cell is { Applicable: true, Reached: not null }).CountBy(cell => cell.Reached!).ToDictionary();
        return new EvidenceCounts(counts.GetValueOrDefault("rendered"), counts.GetValueOrDefault("validated"), counts.GetValueOrDefault("observed"));
    }
}
