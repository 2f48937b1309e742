using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>A developer's own PostgreSQL takes the container's place: the same database, by the same connection.</summary>
internal sealed class PostgresLocalEvidence : IRowEvidence
{
    private const string Container = "PostgreSQL (Docker)";

    public string Row => "PostgreSQL (Local)";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        // What is published has the container, which the process of a run stands in for.
        if (published.Row(Row) is not { State: RowState.Superseded, SupersededBy: Container })
        {
            yield return $"The profile {published.Name} does not have it superseded by '{Container}' but {published.Row(Row)?.State.ToString() ?? "unknown"}.";
        }
        foreach (var (resource, _) in published.ResourcesOf(Row))
        {
            yield return $"'{resource}' is published for it, and what runs on a developer's machine is not published.";
        }
        if (published.Manifest["resources"]?["api"]?["env"]?["ConnectionStrings__envmapdb"]?.ToString() is not "{envmapdb.connectionString}")
        {
            yield return "The API does not get the database by a connection string that another server can take over.";
        }
    }
}
