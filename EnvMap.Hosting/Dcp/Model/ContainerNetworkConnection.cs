namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A container that joins a network after it was created.</summary>
internal sealed class ContainerNetworkConnection() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ContainerNetworkConnection";

    public static string Plural => "containernetworkconnections";

    public ContainerNetworkConnectionSpec Spec { get; set; } = new();
}
