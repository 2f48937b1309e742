namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A container that DCP runs.</summary>
internal sealed class Container() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "Container";

    public static string Plural => "containers";

    public ContainerSpec Spec { get; set; } = new();

    public ContainerStatus? Status { get; set; }
}
