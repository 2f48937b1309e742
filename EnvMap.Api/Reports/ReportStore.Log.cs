namespace EnvMap.Api.Reports;

internal sealed partial class ReportStore
{
    [LoggerMessage(LogLevel.Warning, "A report that was kept is left out, for it cannot be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
