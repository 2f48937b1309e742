namespace EnvMap.Hosting.Dcp.Model;

/// <summary>When the engine restarts a container.</summary>
internal static class ContainerRestartPolicy
{
    public const string None = "no";

    public const string OnFailure = "on-failure";

    public const string UnlessStopped = "unless-stopped";

    public const string Always = "always";
}
