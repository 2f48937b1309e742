using System.Collections.Concurrent;
using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Follows what DCP says of processes and containers, and publishes it as states of the resources.</summary>
internal sealed partial class DcpResourceWatcher(
    DcpAppResourceStore resources,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider time)
{
    private static readonly TimeSpan s_dcpTellsWithin = TimeSpan.FromSeconds(1.5);
    private readonly ConcurrentDictionary<string, bool> _followed = new();

    /// <summary>Follows everything of one kind.</summary>
    public async Task RunAsync(IWorkloadCreator creator, CancellationToken cancellationToken)
    {
        await foreach (var (type, workload) in creator.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!resources.TryGet(workload.Metadata.Name, out var target))
            {
                continue;
            }

            if (type == DcpWatchEventType.Deleted)
            {
                target.ObserveRemoval(workload);
            }
            else if (target.Observe(workload))
            {
                await PublishAsync(target, workload, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // DCP tells of an end only when the output is closed too, which a child of the process may hold open for ever.
    private async Task FollowProcessAsync(DcpAppResource target, string uid, int processId, CancellationToken cancellationToken)
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

        if (RunsStill(target, uid))
        {
            LogOutputHeldOpen(loggers.GetLogger(target.Id));
            await EndAsync(target, exitCode: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Shows the end of a container that the engine tells of, unless DCP does before.</summary>
    public async Task EndAfterGraceAsync(DcpAppResource target, string uid, int? exitCode, CancellationToken cancellationToken)
    {
        await Task.Delay(s_dcpTellsWithin, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested && RunsStill(target, uid))
        {
            await EndAsync(target, exitCode, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Shows the end of something of which DCP does not tell it.</summary>
    public async Task EndAsync(DcpAppResource target, int? exitCode, CancellationToken cancellationToken)
    {
        target.EndedUnseen = true;
        await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with
        {
            State = new(KnownResourceStates.Exited, KnownResourceStateStyles.Error),
            ExitCode = exitCode,
            StopTimeStamp = time.GetUtcNow().UtcDateTime
        }).ConfigureAwait(false);
        if (notifications.TryGetCurrentState(target.Id, out var current))
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(target.Resource, services, current), EventDispatchBehavior.NonBlockingSequential, cancellationToken).ConfigureAwait(false);
        }
    }

    // Both kinds call the state so.
    private static bool RunsStill(DcpAppResource target, string uid)
        => !target.EndedUnseen && target.Current is { State: ExecutableState.Running } current && current.Metadata.Uid == uid;

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

    /// <summary>Shows what DCP says.</summary>
    public async Task PublishAsync(DcpAppResource target, DcpWorkload workload, CancellationToken cancellationToken)
    {
        var before = notifications.TryGetCurrentState(target.Id, out var previous) ? previous.Snapshot.State?.Text : null;
        await notifications.PublishUpdateAsync(target.Resource, target.Id, s => target.Creator.Show(target, workload, s)).ConfigureAwait(false);
        if (workload is Executable { Status: { State: ExecutableState.Running, Pid: > 0 and var pid }, Metadata.Uid: { } uid } && _followed.TryAdd(uid, true))
        {
            _ = FollowProcessAsync(target, uid, (int)pid, cancellationToken);
        }

        if (!notifications.TryGetCurrentState(target.Id, out var current) || current.Snapshot.State?.Text is not { } now || now == before)
        {
            return;
        }

        await ExplainAsync(target, workload, cancellationToken).ConfigureAwait(false);
        if (KnownResourceStates.TerminalStates.Contains(now))
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(target.Resource, services, current), EventDispatchBehavior.NonBlockingSequential, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExplainAsync(DcpAppResource target, DcpWorkload workload, CancellationToken cancellationToken)
    {
        try
        {
            await target.Creator.ExplainAsync(target, workload, loggers.GetLogger(target.Id), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or DcpException or DcpApiException)
        {
            LogUnexplained(loggers.GetLogger(target.Id), workload.State, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The process has ended, but another one that it started still holds its output open.")]
    private static partial void LogOutputHeldOpen(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "DCP says {State}, and why could not be read: {Reason}")]
    private static partial void LogUnexplained(ILogger logger, string? state, string reason);
}
