namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Transport protocols.</summary>
internal static class PortProtocol
{
    public const string Tcp = "TCP";

    public const string Udp = "UDP";
}
