using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

internal sealed partial class DashboardService
{
    [LoggerMessage(LogLevel.Debug, "The stream {Method} has ended.")]
    private partial void LogStreamEnded(string method);
}
