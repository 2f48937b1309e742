namespace EnvMap.Api.Observations;

internal sealed partial class ReplicaLink
{
    [LoggerMessage(LogLevel.Information, "This replica leads: it probes, and writes what it sees.")]
    private partial void LogLeads();

    [LoggerMessage(LogLevel.Information, "This replica follows: another one probes.")]
    private partial void LogFollows();

    [LoggerMessage(LogLevel.Warning, "The leader is silent; this replica probes by itself until it is heard again.")]
    private partial void LogSilence();

    [LoggerMessage(LogLevel.Warning, "The database is away; this replica probes by itself, and what it sees waits. {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Warning, "{Count} observations were forgotten so far, as too many waited for the database.")]
    private partial void LogForgotten(long count);

    [LoggerMessage(LogLevel.Information, "Removed {Count} observations that were too old.")]
    private partial void LogPruned(int count);
}
