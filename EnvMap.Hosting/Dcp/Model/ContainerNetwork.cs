namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A network of the container engine.</summary>
internal sealed class ContainerNetwork() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ContainerNetwork";

    public static string Plural => "containernetworks";

    public ContainerNetworkSpec Spec { get; set; } = new();

    public ContainerNetworkStatus? Status { get; set; }
}
