namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A process that DCP runs.</summary>
internal sealed class Executable() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "Executable";

    public static string Plural => "executables";

    public ExecutableSpec Spec { get; set; } = new();

    public ExecutableStatus? Status { get; set; }
}
