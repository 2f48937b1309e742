using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>Writes what Prometheus scrapes.</summary>
internal static class PrometheusConfiguration
{
    private static readonly ISerializer s_yaml = new SerializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public static string Write(IEnumerable<ScrapeTarget> targets) => s_yaml.Serialize(new
    {
        Global = new { ScrapeInterval = "5s", EvaluationInterval = "5s" },
        ScrapeConfigs = targets.OrderBy(target => target.Resource, StringComparer.Ordinal).Select(target => new
        {
            JobName = target.Resource,
            MetricsPath = target.Path,
            StaticConfigs = new[]
            {
                new
                {
                    Targets = new[] { target.Address },
                    // Ports change from run to run; the name does not.
                    Labels = new { Resource = target.Resource, Instance = target.Resource },
                },
            },
        }).ToArray(),
    });
}
