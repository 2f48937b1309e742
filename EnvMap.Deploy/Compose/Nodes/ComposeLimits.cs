using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>The most that a container gets.</summary>
internal sealed record ComposeLimits : IComposeNode
{
    /// <summary>Processors, such as 0.5.</summary>
    public string? Cpus { get; init; }

    /// <summary>Memory, such as 512M.</summary>
    public string? Memory { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("cpus", Cpus)
        .Add("memory", Memory);
}
