namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A number of equal executables.</summary>
internal sealed class ExecutableReplicaSet() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "ExecutableReplicaSet";

    public static string Plural => "executablereplicasets";

    public ExecutableReplicaSetSpec Spec { get; set; } = new();

    public ExecutableReplicaSetStatus? Status { get; set; }
}
