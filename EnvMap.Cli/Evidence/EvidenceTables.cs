using System.Text.Json;
using EnvMap.Catalog;
using EnvMap.Cli.Output;
using EnvMap.Tools.Evidence;

namespace EnvMap.Cli.Evidence;

internal static class EvidenceTables
{
    public static string Json(EvidenceReport report) => JsonSerializer.Serialize(report, EvidenceJson.Context.EvidenceReport);

    public static Report Describe(EvidenceReport report)
    {
        var tables = new[]
        {
            Table("Claimed, and not shown", report.ClaimedCells),
            Table("True", report.Cells.Where(cell => cell is { Applicable: true, True: true })),
            Table("Absent, and true", report.Cells.Where(cell => cell is { Applicable: false, True: true })),
            Table("Not realised yet", report.Cells.Where(cell => cell is { Applicable: true, Declared: null })),
        };
        return new Report
        {
            Title = $"Evidence at {(report.Commit.Length is 0 ? "no commit" : report.Commit)}",
            Tables = [.. tables.Where(table => table.Rows.Count > 0)],
            Summary = EvidenceSummary.Of(report),
        };
    }

    private static ReportTable Table(string heading, IEnumerable<EvidenceCell> cells) => new()
    {
        Heading = heading,
        Columns = ["Tool/Service", "Environment", "Profile", "Must be", "Is", "By"],
        Rows =
        [
            .. cells.Select(cell => new ReportRow(
                cell.Row, cell.Environment.ToColumn(), cell.Profile, Name(cell.Declared), Name(cell.Reached), string.Join("; ", [.. cell.By, .. cell.Problems]))),
        ],
    };

    private static string Name(EvidenceGrade? grade) => grade?.ToString().ToLowerInvariant() ?? "–";
}
