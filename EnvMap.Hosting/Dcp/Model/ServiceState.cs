namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of a <see cref="Service"/>.</summary>
internal static class ServiceState
{
    /// <summary>No endpoint yet.</summary>
    public const string NotReady = "NotReady";

    public const string Ready = "Ready";
}
