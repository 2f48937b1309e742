namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of executables and container commands.</summary>
internal static class ExecutableState
{
    public const string Starting = "Starting";

    public const string Running = "Running";

    public const string NotFound = "NotFound";

    public const string Stopping = "Stopping";

    public const string Terminated = "Terminated";

    public const string FailedToStart = "FailedToStart";

    public const string Finished = "Finished";

    public const string Unknown = "Unknown";
}
