using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Notices that the container engine stops or hangs, and comes back; DCP does not, and once that has happened it does not notice the end of containers either.</summary>
internal sealed partial class EngineWatch(
    EngineAddress address,
    DcpAppResourceStore resources,
    DcpResourceWatcher watcher,
    TunnelProxy tunnel,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    TimeProvider time)
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_returnsWithin = 4 * s_retryDelay;
    private readonly HashSet<string> _lost = [];

    // There while the engine is down, and complete when it is back.
    private volatile TaskCompletionSource? _return;

    /// <summary>Whether the engine answers, now or within the next retries: whoever has just started it is believed.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (_return is not { } awaited)
        {
            return true;
        }

        try
        {
            await awaited.Task.WaitAsync(s_returnsWithin, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Watches until cancelled, or not at all where the engine cannot be watched.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await address.FindAsync(cancellationToken).ConfigureAwait(false) is not { } found || EngineClient.TryCreate(found) is not { } engine)
        {
            return;
        }

        using (engine)
        {
            while (true)
            {
                try
                {
                    await FollowWhileItAnswersAsync(engine, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
                {
                    // It has ended, perhaps in the midst of a word, or has not started yet; either shows in the state.
                }

                if (_return is null)
                {
                    _return = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    await ShowLossAsync().ConfigureAwait(false);
                }

                await Task.Delay(s_retryDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // One that hangs leaves its connections open.
    private async Task FollowWhileItAnswersAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pinging = engine.PingAsync(ending.Token);
        var following = FollowAsync(engine, ending.Token);
        await Task.WhenAny(pinging, following).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await following.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It has stopped answering.
        }
    }

    private async Task FollowAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        await foreach (var ended in engine.FollowEndsAsync(() => ShowReturnAsync(engine, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            if (Containers().FirstOrDefault(c => IdOf(c) == ended.Id) is { Current.Metadata.Uid: { } uid } target)
            {
                _ = watcher.EndAfterGraceAsync(target, uid, ExitCodeOf(ended), cancellationToken);
            }
        }
    }

    private async Task ShowLossAsync()
    {
        foreach (var target in Containers().Where(c => !c.HasEnded && IdOf(c) is not null))
        {
            _lost.Add(target.Id);
            LogLost(loggers.GetLogger(target.Id));
            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = new(KnownResourceStates.RuntimeUnhealthy, KnownResourceStateStyles.Error) }).ConfigureAwait(false);
        }
    }

    private async Task ShowReturnAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        if (_return is not { } awaited)
        {
            return;
        }

        if (await tunnel.FindContainerAsync(cancellationToken).ConfigureAwait(false) is { } container
            && await engine.FindContainerAsync(container, cancellationToken).ConfigureAwait(false) is not { Running: true })
        {
            tunnel.Forget();
        }

        _return = null;
        awaited.SetResult();
        foreach (var target in Containers().Where(c => _lost.Remove(c.Id) && !c.HasEnded))
        {
            var state = await engine.FindContainerAsync(IdOf(target)!, cancellationToken).ConfigureAwait(false);
            if (state is { Running: true })
            {
                LogBack(loggers.GetLogger(target.Id));
                await watcher.PublishAsync(target, target.Current!, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                LogStopped(loggers.GetLogger(target.Id));
                await watcher.EndAsync(target, state?.ExitCode, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<DcpAppResource> Containers() => resources.All.Where(r => r.Current is Container);

    private static string? IdOf(DcpAppResource target) => (target.Current as Container)?.Status?.ContainerId is { Length: > 0 } id ? id : null;

    private static int? ExitCodeOf(EngineEventActor ended) => ended.Attributes.TryGetValue("exitCode", out var code) && int.TryParse(code, out var number) ? number : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The container engine has stopped, and the container with it, or does not answer. Start the engine, then this resource; if it only hangs, wait until it answers, or restart it.")]
    private static partial void LogLost(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The container engine answers again, and the container runs.")]
    private static partial void LogBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The container engine is back; the container stopped with it. Start this resource.")]
    private static partial void LogStopped(ILogger logger);
}
