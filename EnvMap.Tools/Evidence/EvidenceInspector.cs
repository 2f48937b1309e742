using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.Evidence;

/// <summary>Tells how true the cells of a map are.</summary>
/// <param name="map">The map.</param>
/// <param name="published">What was published, by <see cref="EvidencePublication.Key"/>.</param>
/// <param name="results">What tests have shown.</param>
/// <param name="commit">What is looked at: a commit, with a hash of what differs from it; empty where nobody knows, and then no result counts.</param>
public sealed class EvidenceInspector(
    EnvironmentMap map, IReadOnlyDictionary<string, PublishedProfile> published, IEnumerable<EvidenceResult> results, string commit)
{
    private readonly ILookup<string, EvidenceResult> _results = results.Where(result => commit.Length > 0 && result.Commit == commit)
        .ToLookup(result => result.Row, StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at cells.</summary>
    /// <param name="cells">The cells, each with its row.</param>
    /// <param name="at">When that is.</param>
    public EvidenceReport Inspect(IEnumerable<(Tool Tool, ToolPlacement Cell)> cells, DateTimeOffset at) => new()
    {
        Commit = commit,
        At = at,
        Cells = [.. cells.Select(one => Inspect(one.Tool, one.Cell))],
    };

    private EvidenceCell Inspect(Tool tool, ToolPlacement cell)
    {
        var publications = EvidencePlan.Of(map, tool, cell);
        var known = new EvidenceCell
        {
            Row = tool.Name,
            Environment = cell.Environment,
            Profile = string.Join(", ", publications.Select(one => one.Profile)),
            Applicable = cell.IsApplicable,
            True = false,
        };
        if (!cell.IsApplicable)
        {
            var traces = publications.SelectMany(one => AbsentRows.TracesOf(tool.Name, published[one.Key])).ToList();
            return known with { True = traces.Count is 0, Problems = traces };
        }
        return RowEvidences.Of(tool.Name) is { } evidence && evidence.IsRealisedIn(cell.Environment) ? Inspect(known, evidence, publications.Single()) : known;
    }

    private EvidenceCell Inspect(EvidenceCell known, IRowEvidence evidence, EvidencePublication publication)
    {
        var declared = evidence.GradeIn(known.Environment);
        var problems = evidence.Check(published[publication.Key]).ToList();
        var shown = _results[known.Row].Where(result => IsOf(result, publication.Profile)).ToList();
        EvidenceGrade? reached = problems.Count > 0 ? null : shown.Select(result => result.Grade).Append(EvidenceGrade.Rendered).Max();
        return known with
        {
            Declared = declared,
            Reached = reached,
            True = reached >= declared,
            By = [.. shown.OrderByDescending(result => result.Grade).Select(result => result.By).Distinct()],
            Problems = reached < declared
                ? [$"It is {reached.ToString()!.ToLowerInvariant()} only. {(commit.Length is 0 ? "In a git repository, run the tests" : $"Run the tests at commit {commit}")} to have it {declared.ToString().ToLowerInvariant()}."]
                : problems,
        };
    }

    // What was seen in a later phase of an environment is what the earlier one has, and more.
    private static bool IsOf(EvidenceResult result, ProfileName profile) =>
        ProfileName.TryParse(result.Profile, out var shown) && shown.Environment == profile.Environment && shown.Phase >= profile.Phase;
}
