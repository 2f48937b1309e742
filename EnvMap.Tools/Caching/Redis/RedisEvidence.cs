using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Caching.Redis;

/// <summary>Redis is the API's second level, in the network of the data and behind a password.</summary>
internal sealed class RedisEvidence : IRowEvidence
{
    public string Row => "Redis (Docker)";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) =>
        published.CheckService(Row, "docker.io/library/redis", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Networks.SequenceEqual(["data"]) || service.Ports.Count > 0)
        {
            yield return "It can be reached from elsewhere than the network 'data'.";
        }
        if (!service.HealthCommand.Any(argument => argument.Contains("redis-cli", StringComparison.Ordinal)))
        {
            yield return "Its health check does not ask the server.";
        }
        if (published.Resource("api")?["env"]?[$"ConnectionStrings__{service.Name}"] is null)
        {
            yield return "The API has no connection to it.";
        }
        if (published.Compose.Service("api")?.Networks.Contains("data") is not true)
        {
            yield return "The API is not in its network.";
        }
    }
}
