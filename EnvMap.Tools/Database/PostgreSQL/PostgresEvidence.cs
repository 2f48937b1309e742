using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>PostgreSQL runs as a container, with its data in a volume and its password in a file.</summary>
internal sealed class PostgresEvidence : IRowEvidence
{
    private const string DataFolder = "/var/lib/postgresql";

    public string Row => "PostgreSQL (Docker)";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) =>
        published.CheckService(Row, "docker.io/library/postgres", service => CheckServer(published, service));

    private IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Volumes.TryGetValue(DataFolder, out var volume) || !published.Compose.Section("volumes").ContainsKey(volume))
        {
            yield return $"Its data is in no named volume at {DataFolder}.";
        }
        if (service.HealthCommand.FirstOrDefault() is not "pg_isready")
        {
            yield return "Its health check does not ask the server.";
        }
        if (!service.Variables.ContainsKey("POSTGRES_PASSWORD_FILE") || service.Variables.ContainsKey("POSTGRES_PASSWORD"))
        {
            yield return "Its password does not come from a file.";
        }
        if (!service.Networks.SequenceEqual(["data"]) || service.Ports.Count > 0)
        {
            yield return "It can be reached from elsewhere than the network 'data'.";
        }
        if (published.Environment is DeployEnvironment.Production && published.Row(Row)?.Cell.Contains("Not recommended", StringComparison.Ordinal) is not true)
        {
            yield return "Nothing says that it is not recommended here.";
        }
    }
}
