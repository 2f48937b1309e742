using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>The whole of compose.yaml.</summary>
internal sealed record ComposeFile : IComposeNode
{
    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, ComposeService> Services { get; init; }

    public IReadOnlyDictionary<string, ComposeNetwork> Networks { get; init; } = new Dictionary<string, ComposeNetwork>();

    public IReadOnlyDictionary<string, ComposeVolume> Volumes { get; init; } = new Dictionary<string, ComposeVolume>();

    public IReadOnlyDictionary<string, ComposeFileSource> Secrets { get; init; } = new Dictionary<string, ComposeFileSource>();

    public IReadOnlyDictionary<string, ComposeFileSource> Configs { get; init; } = new Dictionary<string, ComposeFileSource>();

    public void WriteTo(YamlMap yaml) => yaml
        .Add("name", Name)
        .Add("services", Services)
        .Add("networks", Networks)
        .Add("volumes", Volumes)
        .Add("secrets", Secrets)
        .Add("configs", Configs);
}
