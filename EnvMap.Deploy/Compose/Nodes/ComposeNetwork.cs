using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A network of the project.</summary>
internal sealed record ComposeNetwork : IComposeNode
{
    public string Driver { get; init; } = "bridge";

    /// <summary>Whether nothing leads out of it.</summary>
    public bool Internal { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("driver", Driver)
        .Add("internal", Internal ? true : null);
}
