namespace EnvMap.Hosting.Dcp.Model;

/// <summary>States of one tunnel.</summary>
internal static class TunnelState
{
    public const string Ready = "Ready";

    public const string Failed = "Failed";
}
