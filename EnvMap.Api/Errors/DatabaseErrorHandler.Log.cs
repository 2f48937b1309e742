namespace EnvMap.Api.Errors;

internal sealed partial class DatabaseErrorHandler
{
    [LoggerMessage(LogLevel.Warning, "The database cannot be reached: {Reason}")]
    private partial void LogAway(string reason);
}
