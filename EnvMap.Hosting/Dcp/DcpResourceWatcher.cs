using System.Collections.Concurrent;
using System.Diagnostics;
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
    IServiceProvider services,
    TimeProvider time)
{
    private static readonly TimeSpan s_dcpTellsWithin = TimeSpan.FromSeconds(1.5);
    private readonly ConcurrentDictionary<string, bool> _followed = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in dcp.WatchAsync<Executable>(cancellationToken).ConfigureAwait(false))
        {
            if (!resources.TryGet(change.Object.Metadata.Name, out var target))
            {
                continue;
            }

            if (change.Type == DcpWatchEventType.Deleted)
            {
                target.ObserveRemoval(change.Object);
            }
            else if (target.Observe(change.Object))
            {
                await PublishAsync(target, change.Object, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // DCP tells of an end only when the output is closed too, which a child of the process may hold open for ever.
    private async Task FollowProcessAsync(DcpAppResource target, Executable executable, int processId, CancellationToken cancellationToken)
    {
        try
        {
            await WaitForEndAsync(processId, cancellationToken).ConfigureAwait(false);
            await Task.Delay(s_dcpTellsWithin, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The application ends.
            return;
        }

        if (target.Current is { Status.State: ExecutableState.Running } current && current.Metadata.Uid == executable.Metadata.Uid)
        {
            LogOutputHeldOpen(loggers.GetLogger(target.Id));
            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with
            {
                State = new(KnownResourceStates.Exited, KnownResourceStateStyles.Error),
                StopTimeStamp = time.GetUtcNow().UtcDateTime
            }).ConfigureAwait(false);
            target.EndedUnseen = true;
        }
    }

    private static async Task WaitForEndAsync(int processId, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            // It is gone already.
            return;
        }

        using (process)
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(DcpAppResource target, Executable executable, CancellationToken cancellationToken)
    {
        var before = notifications.TryGetCurrentState(target.Id, out var previous) ? previous.Snapshot.State?.Text : null;
        await notifications.PublishUpdateAsync(target.Resource, target.Id, s => ExecutableSnapshot.Apply(target, executable, s)).ConfigureAwait(false);
        if (executable.Status is { State: ExecutableState.Running, Pid: > 0 and var pid } && _followed.TryAdd(executable.Metadata.Uid!, true))
        {
            _ = FollowProcessAsync(target, executable, (int)pid, cancellationToken);
        }

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

    [LoggerMessage(Level = LogLevel.Error, Message = "The process has ended, but another one that it started still holds its output open.")]
    private static partial void LogOutputHeldOpen(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogReason(ILogger logger, string reason);
}
