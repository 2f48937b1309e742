using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>What must be true of another service before this one starts.</summary>
internal sealed record ComposeDependency : IComposeNode
{
    public const string Started = "service_started";
    public const string Healthy = "service_healthy";
    public const string Completed = "service_completed_successfully";

    public required string Condition { get; init; }

    public void WriteTo(YamlMap yaml) => yaml.Add("condition", Condition);
}
