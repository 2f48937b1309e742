namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of a <see cref="Container"/>.</summary>
internal static class ContainerState
{
    public const string Pending = "Pending";

    public const string RuntimeUnhealthy = "RuntimeUnhealthy";

    public const string Building = "Building";

    public const string Starting = "Starting";

    public const string NotFound = "NotFound";

    public const string FailedToStart = "FailedToStart";

    public const string Running = "Running";

    public const string Paused = "Paused";

    public const string Exited = "Exited";

    public const string Unknown = "Unknown";

    public const string Stopping = "Stopping";
}
