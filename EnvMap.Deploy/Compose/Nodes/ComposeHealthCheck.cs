using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A command that is repeated in the container and fails while the service is not healthy.</summary>
internal sealed record ComposeHealthCheck : IComposeNode
{
    public required IReadOnlyList<ComposeText> Test { get; init; }

    public required string Interval { get; init; }

    public required string Timeout { get; init; }

    public required int Retries { get; init; }

    /// <summary>For how long after the start a failure counts for nothing.</summary>
    public required string StartPeriod { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("test", Test)
        .Add("interval", Interval)
        .Add("timeout", Timeout)
        .Add("retries", Retries)
        .Add("start_period", StartPeriod);
}
