namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What an <see cref="ExecutableReplicaSet"/> is.</summary>
internal sealed class ExecutableReplicaSetStatus
{
    public int ObservedReplicas { get; set; }

    public int RunningReplicas { get; set; }

    public int FailedReplicas { get; set; }

    public int FinishedReplicas { get; set; }

    public DateTimeOffset? LastScaleTime { get; set; }

    public string? HealthStatus { get; set; }
}
