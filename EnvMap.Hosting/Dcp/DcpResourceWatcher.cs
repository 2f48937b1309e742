using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Follows what DCP says of the processes, and publishes it as states of the resources.</summary>
internal sealed partial class DcpResourceWatcher(
    IDcpClient dcp,
    DcpAppResourceStore resources,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in dcp.WatchAsync<Executable>(cancellationToken).ConfigureAwait(false))
        {
            if (change.Type != DcpWatchEventType.Deleted
                && resources.TryGet(change.Object.Metadata.Name, out var target)
                && target.Observe(change.Object))
            {
                await PublishAsync(target, change.Object, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PublishAsync(DcpAppResource target, Executable executable, CancellationToken cancellationToken)
    {
        var before = notifications.TryGetCurrentState(target.Id, out var previous) ? previous.Snapshot.State?.Text : null;
        await notifications.PublishUpdateAsync(target.Resource, target.Id, s => ExecutableSnapshot.Apply(target, executable, s)).ConfigureAwait(false);
        if (!notifications.TryGetCurrentState(target.Id, out var current) || current.Snapshot.State?.Text is not { } now
            || now == before || !KnownResourceStates.TerminalStates.Contains(now))
        {
            return;
        }

        if (now == KnownResourceStates.FailedToStart)
        {
            await ExplainAsync(target, cancellationToken).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new ResourceStoppedEvent(target.Resource, services, current), EventDispatchBehavior.NonBlockingSequential, cancellationToken).ConfigureAwait(false);
    }

    // Why a process could not be started stands only in DCP's own lines about it.
    private async Task ExplainAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        try
        {
            var log = await dcp.GetLogStreamAsync<Executable>(target.Id, new(DcpLogSource.System) { Follow = false }, cancellationToken).ConfigureAwait(false);
            await foreach (var batch in DcpLogReader.ReadAsync(log, isError: true, cancellationToken).ConfigureAwait(false))
            {
                foreach (var line in batch)
                {
                    LogReason(loggers.GetLogger(target.Id), line.Text);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or DcpApiException)
        {
            LogReason(loggers.GetLogger(target.Id), $"The process could not be started, and why could not be read: {exception.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogReason(ILogger logger, string reason);
}
