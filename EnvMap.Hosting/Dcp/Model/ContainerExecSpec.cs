namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerExec"/> shall be.</summary>
internal sealed class ContainerExecSpec
{
    public string ContainerName { get; set; } = "";

    public List<EnvVar>? Env { get; set; }

    public List<string>? EnvFiles { get; set; }

    public string? WorkingDirectory { get; set; }

    public string Command { get; set; } = "";

    public List<string>? Args { get; set; }
}
