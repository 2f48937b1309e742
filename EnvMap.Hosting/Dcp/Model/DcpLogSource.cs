namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Logs that DCP keeps of an object.</summary>
internal static class DcpLogSource
{
    public const string StdOut = "stdout";

    public const string StdErr = "stderr";

    /// <summary>The engine's output while it pulled, built or created a container.</summary>
    public const string StartupStdOut = "startup_stdout";

    public const string StartupStdErr = "startup_stderr";

    /// <summary>DCP's own lines about the object, with the reason of a failed start.</summary>
    public const string System = "system";
}
