using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Health;

/// <summary>Keeps a monitor on every resource that runs.</summary>
internal sealed partial class ResourceHealthCheckService(
    ResourceNotificationService notifications,
    HealthCheckService healthChecks,
    IOptions<HealthCheckServiceOptions> options,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger<ResourceHealthCheckService> logger,
    HealthPace? pace = null,
    TimeProvider? timeProvider = null) : BackgroundService
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<IResource, Watch> _watches = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                await FollowAsync(change, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
        finally
        {
            await Task.WhenAll(_watches.Values.Select(watch => watch.EndAsync())).ConfigureAwait(false);
            _watches.Clear();
        }
    }

    private async Task FollowAsync(ResourceEvent change, CancellationToken stoppingToken)
    {
        if (!_watches.TryGetValue(change.Resource, out var watch))
        {
            _watches[change.Resource] = watch = new Watch();
        }

        // A start that came and went between two events shows in its time alone.
        var isRunning = change.Snapshot.State?.Text == KnownResourceStates.Running;
        var started = change.Snapshot.StartTimeStamp;
        var isSameRun = isRunning && watch.Running.TryGetValue(change.ResourceId, out var known) && (known is null || known == started);
        if (isRunning)
        {
            watch.Running[change.ResourceId] = started;
        }
        else
        {
            watch.Running.Remove(change.ResourceId);
        }

        // Several instances are judged as one: from the first that runs to the last.
        var isOnlyInstance = watch.Running.Count <= 1;
        if (watch.IsActive && ((isRunning && !isSameRun && isOnlyInstance) || watch.Running.Count == 0))
        {
            await watch.EndAsync().ConfigureAwait(false);
        }

        if (isRunning && !watch.IsActive)
        {
            LogMonitoring(change.Resource.Name);
            watch.Begin(token => RunMonitorAsync(change.Resource, token), stoppingToken);
        }
    }

    private async Task RunMonitorAsync(IResource resource, CancellationToken cancellationToken)
    {
        try
        {
            var keys = resource.TryGetAnnotationsIncludingAncestorsOfType<HealthCheckAnnotation>(out var annotations)
                ? annotations.Select(a => a.Key).Distinct()
                : [];
            var checks = keys
                .Select(key => new RegisteredCheck(key, healthChecks, options.Value.Registrations.FirstOrDefault(r => r.Name == key), _timeProvider))
                .ToArray();
            var monitor = new ResourceHealthMonitor(
                resource, checks, pace ?? new HealthPace(), notifications, eventing, services, logger, _timeProvider);
            await monitor.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogMonitorFailed(exception, resource.Name);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Watching the health of '{Resource}'")]
    private partial void LogMonitoring(string resource);

    [LoggerMessage(LogLevel.Error, "The health of '{Resource}' is no longer watched")]
    private partial void LogMonitorFailed(Exception exception, string resource);

    private sealed class Watch
    {
        private CancellationTokenSource? _ending;
        private Task _monitor = Task.CompletedTask;

        /// <summary>When each instance that runs was started.</summary>
        public Dictionary<string, DateTime?> Running { get; } = [];

        public bool IsActive => _ending is not null;

        public void Begin(Func<CancellationToken, Task> monitor, CancellationToken stoppingToken)
        {
            _ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var token = _ending.Token;
            _monitor = Task.Run(() => monitor(token), CancellationToken.None);
        }

        public async Task EndAsync()
        {
            if (_ending is { } ending)
            {
                _ending = null;
                await ending.CancelAsync().ConfigureAwait(false);
                ending.Dispose();
                await _monitor.ConfigureAwait(false);
            }
        }
    }
}
