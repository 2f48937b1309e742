namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A secret for a build.</summary>
internal sealed class ContainerBuildSecret
{
    /// <summary><c>file</c> (assumed) or <c>env</c>.</summary>
    public string? Type { get; set; }

    public string Id { get; set; } = "";

    public string? Source { get; set; }

    public string? Value { get; set; }
}
