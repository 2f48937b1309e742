using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceCommandService
{
    [LoggerMessage(LogLevel.Information, "Running command '{Command}'")]
    private static partial void LogRunning(ILogger logger, string command);

    [LoggerMessage(LogLevel.Information, "Command '{Command}' {Outcome}")]
    private static partial void LogEnded(ILogger logger, string command, string outcome);

    [LoggerMessage(LogLevel.Error, "Command '{Command}' failed")]
    private static partial void LogThrew(ILogger logger, Exception exception, string command);
}
