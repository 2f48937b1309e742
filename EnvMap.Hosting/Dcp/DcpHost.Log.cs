using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

internal sealed partial class DcpHost
{
    [LoggerMessage(LogLevel.Debug, "Starting {Path} {Arguments}")]
    private partial void LogStarting(string path, string arguments);

    [LoggerMessage(LogLevel.Debug, "Deleted {Directory}, which a run that died has left")]
    private partial void LogStaleSessionDeleted(string directory);

    [LoggerMessage(LogLevel.Critical, "DCP has ended, and with it everything that it ran. Restart the application. The last lines of DCP's log:\n{Output}")]
    private partial void LogExited(DcpOutputTail output);

    [LoggerMessage(LogLevel.Warning, "DCP did not answer while it was asked to stop; its processes are terminated")]
    private partial void LogStopFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "DCP did not end everything in time and is terminated. The last lines of DCP's log:\n{Output}")]
    private partial void LogStopTimedOut(DcpOutputTail output);

    [LoggerMessage(LogLevel.Error, "These processes of DCP are still running: {Processes}. End them by hand")]
    private partial void LogStillRunning(string processes);
}
