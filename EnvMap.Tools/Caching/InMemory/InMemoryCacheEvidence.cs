using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Caching.InMemory;

/// <summary>The API keeps what it made in its own memory, which it has enough of.</summary>
internal sealed class InMemoryCacheEvidence : IRowEvidence
{
    private const string Service = "api";

    public string Row => "In-Memory Cache";

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
        if (published.Document.Resources.GetValueOrDefault(Service)?.Limits?.MemoryMegabytes is not >= 256)
        {
            yield return $"'{Service}' has less memory than a cache needs.";
        }
    }
}
