using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>How many containers a service has, and what each may use.</summary>
internal sealed record ComposeDeploy : IComposeNode
{
    public int? Replicas { get; init; }

    public ComposeResources? Resources { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("replicas", Replicas)
        .Add("resources", Resources);
}
