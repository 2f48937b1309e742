using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

internal sealed partial class DashboardServiceHost
{
    [LoggerMessage(LogLevel.Debug, "The resource service listens on {Address}.")]
    private partial void LogListening(Uri address);
}
