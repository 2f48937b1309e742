using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

internal sealed partial class ResourceFeed
{
    [LoggerMessage(LogLevel.Error, "The dashboard is no longer told of changes of resources.")]
    private partial void LogFailed(Exception exception);
}
