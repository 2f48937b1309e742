using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A configuration or secret of the file, in a container.</summary>
internal sealed record ComposeFileGrant : IComposeNode
{
    public required string Source { get; init; }

    /// <summary>The path in the container; of a secret, below /run/secrets unless it is absolute.</summary>
    public string? Target { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("source", Source)
        .Add("target", Target);
}
