namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The executable that a replica set or a probe creates.</summary>
internal sealed class ExecutableTemplate
{
    public Dictionary<string, string>? Labels { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }

    public ExecutableSpec Spec { get; set; } = new();
}
