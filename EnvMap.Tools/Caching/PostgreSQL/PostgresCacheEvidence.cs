using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Caching.PostgreSQL;

/// <summary>The second level of the API's cache is a table of its database.</summary>
internal sealed class PostgresCacheEvidence : IRowEvidence
{
    private const string Service = "api";

    public string Row => "PostgreSQL Cache";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        if (!published.Compose.ServicesOf(Row).Select(service => service.Name).SequenceEqual([Service]))
        {
            yield return $"The service '{Service}' does not say that it realises it.";
        }
        var variables = published.Compose.Service(Service)?.Variables;
        if (variables?.GetValueOrDefault("ConnectionStrings__envmapdb")?.Contains("Database=", StringComparison.Ordinal) is not true)
        {
            yield return $"'{Service}' has no database to keep it in.";
        }
        if (variables?.ContainsKey("ConnectionStrings__cache") is true)
        {
            yield return $"'{Service}' has a cache server, and keeps nothing in its database.";
        }
    }
}
