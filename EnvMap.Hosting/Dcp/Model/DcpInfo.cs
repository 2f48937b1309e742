namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What <c>dcp info</c> says about DCP and the container engine.</summary>
internal sealed class DcpInfo
{
    public string Version { get; set; } = "";

    public ContainerRuntimeInfo? Containers { get; set; }
}
