using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using EnvMap.Api.Map;

namespace EnvMap.Api.Status;

/// <summary>Turns what happens on the board into server-sent events: the whole first, then what changed, and a sign of life.</summary>
internal sealed class StatusStream(StatusBoard board, CurrentMap map, TimeProvider time)
{
    /// <summary>Proxies and clients give up a connection on which nothing comes for long.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Whoever reads slowly holds one snapshot, and gets what happened in between as one change.
    public async IAsyncEnumerable<SseItem<StatusReport>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshots = board.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        StatusSnapshot? last = null;
        Task next = snapshots.MoveNextAsync().AsTask();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                if (await IsNextAsync(next, cancellationToken))
                {
                    var snapshot = snapshots.Current;
                    yield return last is null
                        ? Item(StatusReport.Of(snapshot, map.Environment), "status")
                        : Item(StatusReport.Of(snapshot, map.Environment, last), "change");
                    last = snapshot;
                    next = snapshots.MoveNextAsync().AsTask();
                }
                else if (last is not null && !cancellationToken.IsCancellationRequested)
                {
                    yield return Item(StatusReport.Of(last, map.Environment, last), "heartbeat");
                }
            }
        }
        finally
        {
            // An iterator cannot be disposed of while it is about to give its next item.
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await snapshots.DisposeAsync();
        }
    }

    private async Task<bool> IsNextAsync(Task next, CancellationToken cancellationToken)
    {
        await next.WaitAsync(Heartbeat, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompletedSuccessfully;
    }

    private static SseItem<StatusReport> Item(StatusReport report, string type) =>
        new(report, type) { EventId = report.Version.ToString(CultureInfo.InvariantCulture) };
}
