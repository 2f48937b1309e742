namespace EnvMap.Api.Caching;

internal sealed partial class CacheCleanup
{
    [LoggerMessage(LogLevel.Debug, "Removed {Count} expired entries of the cache")]
    private partial void LogRemoved(int count);

    [LoggerMessage(LogLevel.Information, "Expired entries of the cache stay until the next time: {Reason}")]
    private partial void LogFailed(string reason);
}
