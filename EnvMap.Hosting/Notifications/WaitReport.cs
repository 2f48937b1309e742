using System.Globalization;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says where a resource stands when a wait for it fails; registered as a service, another one takes its place.</summary>
internal class WaitReport
{
    private static readonly TimeSpan s_longestLogRead = TimeSpan.FromSeconds(2);

    /// <summary>How many of the last lines of the log are shown.</summary>
    protected virtual int LogLines => 20;

    /// <summary>Adds to a sentence about a wait where the resource stands, what its checks said, what it waits for and what it logged.</summary>
    public virtual async Task<string> DescribeAsync(
        string summary, string resourceName, ResourceNotificationService notifications, ResourceLoggerService logs)
    {
        var text = new StringBuilder(summary);
        var states = notifications.GetCurrentStates(resourceName);
        if (states.Count == 0)
        {
            Line(text, $"'{resourceName}' has no state yet.");
        }

        foreach (var state in states)
        {
            Line(text, StateOf(state));
            foreach (var report in state.Snapshot.HealthReports)
            {
                Line(text, $"  {ReportOf(report)}");
            }

            if (state.Snapshot.Properties.GetProperty(KnownProperties.WaitingFor) is IEnumerable<string> awaited)
            {
                foreach (var id in awaited)
                {
                    Line(text, $"  waits for {(notifications.TryGetCurrentState(id, out var other) ? StateOf(other) : $"'{id}', which has no state yet")}");
                }
            }

            var lines = await LastLinesAsync(state.ResourceId, logs).ConfigureAwait(false);
            Line(text, lines.Count == 0 ? "  Its log is empty." : $"  The last {lines.Count} lines of its log:");
            foreach (var line in lines)
            {
                Line(text, $"    {line}");
            }
        }

        return text.ToString();
    }

    private static string StateOf(ResourceEvent state)
        => $"'{state.ResourceId}' is {state.Snapshot.State?.Text ?? "without a state"}"
            + (state.Snapshot.HealthStatus is { } health ? $", {health}" : "")
            + (state.Snapshot.ExitCode is { } exitCode ? $", exit code {exitCode}" : "")
            + ".";

    private static string ReportOf(HealthReportSnapshot report)
    {
        var ran = report.LastRunAt is { } time ? $" at {time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "";
        var why = report.ExceptionText?.Split('\n')[0].TrimEnd() ?? report.Description;
        return $"check '{report.Name}': {report.Status?.ToString() ?? "not run yet"}{ran}{(string.IsNullOrEmpty(why) ? "" : $": {why}")}";
    }

    private async Task<IReadOnlyCollection<string>> LastLinesAsync(string id, ResourceLoggerService logs)
    {
        var last = new Queue<string>();
        using var timeout = new CancellationTokenSource(s_longestLogRead);
        try
        {
            await foreach (var batch in logs.GetAllAsync(id).WithCancellation(timeout.Token).ConfigureAwait(false))
            {
                foreach (var line in batch)
                {
                    last.Enqueue(line.Content);
                    if (last.Count > LogLines)
                    {
                        last.Dequeue();
                    }
                }
            }
        }
        catch (Exception exception)
        {
            // The report is about another failure, which this one must not hide.
            last.Enqueue($"(the log could not be read to its end: {exception.Message})");
        }

        return last;
    }

    private static void Line(StringBuilder text, string line) => text.AppendLine().Append(line);
}
