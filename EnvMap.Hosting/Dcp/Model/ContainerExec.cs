namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A command run inside a container.</summary>
internal sealed class ContainerExec() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ContainerExec";

    public static string Plural => "containerexecs";

    public ContainerExecSpec Spec { get; set; } = new();

    public ContainerExecStatus? Status { get; set; }
}
