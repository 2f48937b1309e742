using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Tracing.Jaeger;

/// <summary>Jaeger takes traces by OTLP and shows them.</summary>
internal sealed class JaegerEvidence : IRowEvidence
{
    public string Row => "Jaeger";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{JaegerContainerImageTags.Registry}/{JaegerContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Image.Contains(":2.", StringComparison.Ordinal))
        {
            yield return $"'{service.Image}' is no Jaeger 2.";
        }
        if (service.Variables.GetValueOrDefault("JAEGER_LISTEN_HOST") is not "0.0.0.0")
        {
            yield return "It listens to itself alone.";
        }
        foreach (var endpoint in new[] { "http", "otlp-grpc", "otlp-http" })
        {
            if (published.Resource(service.Name)?["bindings"]?[endpoint] is null)
            {
                yield return $"It has no endpoint '{endpoint}'.";
            }
        }
    }
}
