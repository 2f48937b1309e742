using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>Where the output of a service goes.</summary>
internal sealed record ComposeLogging : IComposeNode
{
    public required string Driver { get; init; }

    public IReadOnlyDictionary<string, ComposeText> Options { get; init; } = new Dictionary<string, ComposeText>();

    public void WriteTo(YamlMap yaml) => yaml
        .Add("driver", Driver)
        .Add("options", Options);
}
