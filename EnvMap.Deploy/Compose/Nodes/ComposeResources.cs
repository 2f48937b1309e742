using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>What a container may use.</summary>
internal sealed record ComposeResources : IComposeNode
{
    public required ComposeLimits Limits { get; init; }

    public void WriteTo(YamlMap yaml) => yaml.Add("limits", Limits);
}
