namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of a <see cref="ContainerNetwork"/>.</summary>
internal static class ContainerNetworkState
{
    public const string Pending = "Pending";

    public const string Running = "Running";

    public const string FailedToStart = "FailedToStart";

    public const string Removed = "Removed";

    public const string NotFound = "NotFound";
}
