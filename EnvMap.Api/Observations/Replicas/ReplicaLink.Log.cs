namespace EnvMap.Api.Observations.Replicas;

internal sealed partial class ReplicaLink
{
    [LoggerMessage(LogLevel.Warning, "The database is away; this replica probes by itself, and what it sees waits. {Reason}")]
    private partial void LogAway(string reason);
}
