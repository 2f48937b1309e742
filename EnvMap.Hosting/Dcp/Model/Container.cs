namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A container that DCP runs.</summary>
internal sealed class Container() : DcpWorkload(KindName), IDcpKind
{
    public static string KindName => "Container";

    public static string Plural => "containers";

    public ContainerSpec Spec { get; set; } = new();

    public ContainerStatus? Status { get; set; }

    internal override string? State => Status?.State;

    internal override bool HasEnded => State is ContainerState.Exited or ContainerState.FailedToStart or ContainerState.Unknown or ContainerState.NotFound;
}
