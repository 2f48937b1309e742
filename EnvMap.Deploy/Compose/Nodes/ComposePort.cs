using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>A port of the machine that leads to one of a container.</summary>
internal sealed record ComposePort : IComposeNode
{
    public required int Target { get; init; }

    public required ComposeText Published { get; init; }

    public ComposeText? HostIp { get; init; }

    public required string Protocol { get; init; }

    public void WriteTo(YamlMap yaml) => yaml
        .Add("target", Target)
        .Add("published", Published)
        .Add("host_ip", HostIp)
        .Add("protocol", Protocol);
}
