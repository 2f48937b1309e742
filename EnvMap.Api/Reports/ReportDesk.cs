using EnvMap.Api.Map;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Reports;

/// <summary>Takes reports in, and shows those that other instances have taken in.</summary>
internal sealed class ReportDesk(ReportStore store, ReportBoard board, CurrentMap map, TimeProvider time)
{
    private HashSet<Guid> _known = [];

    /// <summary>Keeps a report about drift and shows it; null where it comes so late that it is not kept.</summary>
    public async Task<DriftReport?> TakeAsync(NewDriftReport report, ProfileName profile, string? user, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var added = new DriftReport(
            Guid.CreateVersion7(now), profile.Environment, profile.ToString(), (report.At ?? now).ToUniversalTime(), report.Version, report.Machine, user,
            report.Services, report.Findings);
        if (!await store.AddAsync(added, cancellationToken))
        {
            return null;
        }
        board.Show(added);
        return added;
    }

    /// <summary>Keeps what is known with a report of evidence, and shows it.</summary>
    public async Task<EvidenceReport> TakeAsync(NewEvidenceReport evidence, string? user, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var at = (evidence.At ?? now).ToUniversalTime();
        var cells = evidence.Cells!.Select(cell => cell with { At = (cell.At ?? at).ToUniversalTime(), Commit = cell.Commit ?? evidence.Commit });
        var report = new EvidenceReport(Guid.CreateVersion7(now), at, user, new KnownEvidence(evidence.Commit, [.. cells]));
        var added = await store.AddAsync(known => report.On(known, map), cancellationToken);
        board.Show(added);
        return added;
    }

    /// <summary>Shows the newest reports, unless they were looked at before; those that cannot be read are passed over.</summary>
    public async Task ShowNewAsync(CancellationToken cancellationToken)
    {
        var (drift, evidence) = await store.ListNewestAsync(cancellationToken);
        foreach (var report in await store.FindDriftAsync([.. drift.Except(_known)], cancellationToken))
        {
            board.Show(report);
        }
        if (evidence is { } id && !_known.Contains(id) && await store.FindEvidenceAsync(cancellationToken) is { } known)
        {
            board.Show(known);
        }
        _known = evidence is null ? [.. drift] : [.. drift, evidence.Value];
    }
}
