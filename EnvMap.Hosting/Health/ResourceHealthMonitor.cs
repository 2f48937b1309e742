using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Judges one resource from one start to its end.</summary>
internal sealed partial class ResourceHealthMonitor(
    IResource resource,
    IReadOnlyList<RegisteredCheck> checks,
    HealthPace pace,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger logger,
    TimeProvider timeProvider)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var ready = Task.CompletedTask;
        try
        {
            var pause = pace.FirstPause;
            var wasHealthy = false;
            var published = ImmutableArray<HealthReportSnapshot>.Empty;
            while (!cancellationToken.IsCancellationRequested)
            {
                var timeout = wasHealthy ? pace.Timeout : pace.StartTimeout;
                var reports = await Task.WhenAll(checks.Select(check => JudgeAsync(check, timeout, cancellationToken))).ConfigureAwait(false);
                if (IsNews(reports, published))
                {
                    published = [.. reports];
                    await PublishAsync(snapshot => snapshot with { HealthReports = Merge(snapshot.HealthReports, reports) }, cancellationToken).ConfigureAwait(false);
                }

                if (!wasHealthy && reports.All(report => report.Status == HealthStatus.Healthy))
                {
                    wasHealthy = true;
                    ready = AnnounceReadyAsync(cancellationToken);
                }

                if (checks.Count == 0)
                {
                    break;
                }

                await Task.Delay(wasHealthy ? pace.Pause : pause, timeProvider, cancellationToken).ConfigureAwait(false);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, pace.SlowestStartPause.Ticks));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The resource ended, or the application does.
        }

        await ready.ConfigureAwait(false);
    }

    private async Task<HealthReportSnapshot> JudgeAsync(RegisteredCheck probe, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var entry = await probe.RunAsync(timeout, cancellationToken).ConfigureAwait(false);
        return new HealthReportSnapshot(probe.Key, entry.Status, entry.Description, entry.Exception?.ToString())
        {
            LastRunAt = timeProvider.GetUtcNow().UtcDateTime
        };
    }

    // Each publication travels to the dashboard, so results that only repeat are sent rarely.
    private bool IsNews(HealthReportSnapshot[] reports, ImmutableArray<HealthReportSnapshot> published)
        => reports.Length > 0
            && (published.IsEmpty
                || reports.Zip(published).Any(pair => pair.First with { LastRunAt = null } != pair.Second with { LastRunAt = null })
                || reports[0].LastRunAt - published[0].LastRunAt >= pace.OldestReport);

    private static ImmutableArray<HealthReportSnapshot> Merge(ImmutableArray<HealthReportSnapshot> existing, HealthReportSnapshot[] reports)
        => [.. existing.Select(e => Array.Find(reports, r => r.Name == e.Name) ?? e), .. reports.Where(r => existing.All(e => e.Name != r.Name))];

    private async Task AnnounceReadyAsync(CancellationToken cancellationToken)
    {
        var handlers = Task.Run(() => eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken), cancellationToken);
        await handlers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (handlers.Exception?.InnerException is { } exception)
        {
            LogReadyHandlerFailed(logger, exception, resource.Name);
        }

        // Those who wait for the resource get the failure too.
        await PublishAsync(snapshot => snapshot with { ReadyHandlers = handlers }, cancellationToken).ConfigureAwait(false);
    }

    // A result that comes after the resource ended must not be taken for one of its next run.
    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change, CancellationToken cancellationToken)
        => notifications.PublishUpdateAsync(resource, snapshot =>
            cancellationToken.IsCancellationRequested || snapshot.State?.Text != KnownResourceStates.Running ? snapshot : change(snapshot));

    [LoggerMessage(LogLevel.Error, "A handler of the ready event of '{Resource}' failed; whoever waits for the resource fails with it")]
    private static partial void LogReadyHandlerFailed(ILogger logger, Exception exception, string resource);
}
