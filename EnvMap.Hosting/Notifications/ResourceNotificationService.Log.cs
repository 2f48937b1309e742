using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    [LoggerMessage(LogLevel.Debug, "{ResourceId}: {Previous} -> {State}")]
    private partial void LogStateChanged(string resourceId, string? previous, string? state);

    [LoggerMessage(LogLevel.Information, "Waiting for '{Dependency}' to be healthy")]
    private static partial void LogWaitingUntilHealthy(ILogger logger, string dependency);

    [LoggerMessage(LogLevel.Information, "Waiting for '{Dependency}' to run")]
    private static partial void LogWaitingUntilStarted(ILogger logger, string dependency);

    [LoggerMessage(LogLevel.Information, "Waiting for '{Dependency}' to end with exit code {ExitCode}")]
    private static partial void LogWaitingForCompletion(ILogger logger, string dependency, int exitCode);

    [LoggerMessage(LogLevel.Information, "'{Dependency}' is there; no longer waiting for it")]
    private static partial void LogWaited(ILogger logger, string dependency);

    [LoggerMessage(LogLevel.Error, "No longer waiting for '{Dependency}': {Reason}")]
    private static partial void LogGaveUp(ILogger logger, string dependency, string reason);
}
