namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Kinds of <see cref="HealthProbe"/>.</summary>
internal static class HealthProbeType
{
    public const string Http = "HTTP";

    public const string Executable = "Executable";

    public const string ContainerExec = "ContainerExec";
}
