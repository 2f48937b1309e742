namespace EnvMap.Api.Observations.Replicas;

internal sealed partial class Leader
{
    [LoggerMessage(LogLevel.Information, "This replica leads: it probes, and writes what it sees.")]
    private partial void LogLeads();

    [LoggerMessage(LogLevel.Warning, "{Count} observations were forgotten so far, as too many waited for the database.")]
    private partial void LogForgotten(long count);

    [LoggerMessage(LogLevel.Information, "Removed {Count} observations that were too old.")]
    private partial void LogPruned(int count);
}
