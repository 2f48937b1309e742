using EnvMap.Api.Map;
using EnvMap.Api.Status;
using EnvMap.Catalog;

namespace EnvMap.Api.Reports;

/// <summary>Puts what was reported on the board, unless something later stands there.</summary>
internal sealed class ReportBoard(StatusBoard board, CurrentMap map)
{
    private const int LongestText = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<DeployEnvironment, DateTimeOffset> _driftAt = [];
    private DateTimeOffset _evidenceAt;

    /// <summary>Shows drift in the cells of its environment; those that it does not name are not drifted by reports any more.</summary>
    public void Show(DriftReport report)
    {
        lock (_lock)
        {
            if (_driftAt.TryGetValue(report.Environment, out var known) && known >= report.At)
            {
                return;
            }
            board.Set(report.Environment, report.At, (
                from finding in report.Findings
                where finding.IsDrift
                from row in finding.Rows
                let id = map.Find(row)?.Id.Value
                where id is not null
                group $"{finding.Service}: {finding.Message}" by id).ToDictionary(row => row.Key, row => Clip(string.Join(' ', row.Distinct()))));
            _driftAt[report.Environment] = report.At;
        }
    }

    /// <summary>Shows in each cell how its truth was shown.</summary>
    public void Show(EvidenceReport report)
    {
        lock (_lock)
        {
            if (_evidenceAt >= report.At)
            {
                return;
            }
            board.Set((
                from cell in report.Evidence.Cells
                let id = map.Find(cell.Row ?? "")?.Id.Value
                where id is not null && DeployEnvironments.TryParse(cell.Environment, out _)
                select (Cell: cell, Key: (id, DeployEnvironments.Parse(cell.Environment!)))).DistinctBy(cell => cell.Key)
                .ToDictionary(cell => cell.Key, cell => Describe(cell.Cell, report)));
            _evidenceAt = report.At;
        }
    }

    private static CellEvidence Describe(EvidenceCell cell, EvidenceReport report) => new(
        GradeOf(cell),
        cell.At ?? report.At,
        string.IsNullOrEmpty(cell.Commit) ? null : cell.Commit,
        cell.Profile,
        cell.By.Count is 0 ? null : Clip(string.Join(", ", cell.By)),
        cell.Problems.Count is 0 ? null : Clip(string.Join(' ', cell.Problems)));

    private static EvidenceGrade GradeOf(EvidenceCell cell) => cell switch
    {
        { IsUnrealised: true } => EvidenceGrade.Unrealised,
        { Applicable: false, True: true } => EvidenceGrade.NoTrace,
        { True: true, Reached: "rendered" } => EvidenceGrade.Rendered,
        { True: true, Reached: "validated" } => EvidenceGrade.Validated,
        { True: true, Reached: "observed" } => EvidenceGrade.Observed,
        _ => EvidenceGrade.Claimed,
    };

    private static string Clip(string text) => text.Length > LongestText ? $"{text[..LongestText]}…" : text;
}
