using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

internal sealed partial class ResourceFeed
{
    [LoggerMessage(LogLevel.Error, "What resource '{ResourceId}' has become cannot be shown in the dashboard.")]
    private partial void LogUnwritable(Exception exception, string resourceId);
}
