namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A probe by a command's exit code.</summary>
internal sealed class ExecutableProbe
{
    public ExecutableTemplate ExecutableTemplate { get; set; } = new();
}
