using EnvMap.Deploy.Compose.Yaml;

namespace EnvMap.Deploy.Compose.Nodes;

/// <summary>How the image of a service is made.</summary>
internal sealed record ComposeBuild : IComposeNode
{
    public required ComposeText Context { get; init; }

    /// <summary>The recipe, relative to the context; Dockerfile where null.</summary>
    public ComposeText? Dockerfile { get; init; }

    public ComposeText? Target { get; init; }

    /// <summary>The arguments as NAME=value; a name alone takes the value from the environment of the build.</summary>
    public IReadOnlyList<ComposeText> Args { get; init; } = [];

    public void WriteTo(YamlMap yaml) => yaml
        .Add("context", Context)
        .Add("dockerfile", Dockerfile)
        .Add("target", Target)
        .Add("args", Args);
}
