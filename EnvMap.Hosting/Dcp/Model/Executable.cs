namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A process that DCP runs.</summary>
internal sealed class Executable() : DcpWorkload(KindName), IDcpKind
{
    public static string KindName => "Executable";

    public static string Plural => "executables";

    public ExecutableSpec Spec { get; set; } = new();

    public ExecutableStatus? Status { get; set; }

    internal override string? State => Status?.State;

    internal override bool HasEnded => State is ExecutableState.Finished or ExecutableState.Terminated or ExecutableState.FailedToStart;
}
