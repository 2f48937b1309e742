using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A volume, or a file or folder of the machine, in a container.</summary>
internal sealed record ComposeMount : IComposeNode
{
    public const string Volume = "volume";
    public const string Bind = "bind";

    public required string Type { get; init; }

    /// <summary>The volume or path; null for a volume without a name.</summary>
    public required ComposeText? Source { get; init; }

    public required ComposeText Target { get; init; }

    public bool ReadOnly { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("type", Type)
        .Add("source", Source)
        .Add("target", Target)
        .Add("read_only", ReadOnly ? true : null);
}
