namespace EnvMap.Api.Migrations;

internal sealed partial class MigrationService
{
    [LoggerMessage(LogLevel.Information, "The database schema is up to date.")]
    private partial void LogComplete();

    [LoggerMessage(LogLevel.Information, "The host stopped before the migrations were complete.")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Warning, "Migration attempt {Attempt} failed; the next follows in {DelaySeconds:0.0} s. {Reason}")]
    private partial void LogRetry(int attempt, double delaySeconds, string reason);

    [LoggerMessage(LogLevel.Critical, "{Reason}")]
    private partial void LogChanged(string reason);
}
