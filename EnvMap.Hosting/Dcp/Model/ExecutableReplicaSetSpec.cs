namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What an <see cref="ExecutableReplicaSet"/> shall be.</summary>
internal sealed class ExecutableReplicaSetSpec
{
    public int Replicas { get; set; }

    public bool? StopOnScaleDown { get; set; }

    public ExecutableTemplate Template { get; set; } = new();
}
