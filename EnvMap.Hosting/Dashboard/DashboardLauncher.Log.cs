using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

internal sealed partial class DashboardLauncher
{
    [LoggerMessage(LogLevel.Information, "Now listening on: {DashboardUrl}")]
    private partial void LogListening(string dashboardUrl);

    // dotnet watch finds the address by these words.
    [LoggerMessage(LogLevel.Information, "Login to the dashboard at {LoginUrl}")]
    private partial void LogLogin(string loginUrl);

    [LoggerMessage(LogLevel.Error, "The dashboard is not available; the application runs without it. {Reason}")]
    private partial void LogFailed(Exception? exception, string reason);
}
