using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A file of the machine that services take as configuration or secret.</summary>
internal sealed record ComposeFileSource : IComposeNode
{
    public required ComposeText File { get; init; }

    public void WriteTo(YamlMap yaml) => yaml.Add("file", File);
}
