using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A named volume of the project.</summary>
internal sealed record ComposeVolume : IComposeNode
{
    public IReadOnlyDictionary<string, ComposeText> Labels { get; init; } = new Dictionary<string, ComposeText>();

    public void WriteTo(YamlMap yaml) => yaml.Add("labels", Labels);
}
