namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A named volume of the container engine.</summary>
internal sealed class ContainerVolume() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ContainerVolume";

    public static string Plural => "containervolumes";

    public ContainerVolumeSpec Spec { get; set; } = new();

    public ContainerVolumeStatus? Status { get; set; }
}
