using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations.Replicas;

/// <summary>Writes what this replica sees, and tells the others.</summary>
internal sealed partial class Leader(
    Replica replica, CellObserver observer, ObservationQueue queue, IOptions<ObservationOptions> options, TimeProvider time, ILogger<Leader> logger)
{
    private static readonly TimeSpan s_prune = TimeSpan.FromHours(1);

    private DateTimeOffset _pruneAt = DateTimeOffset.MinValue;
    private long _forgotten;

    /// <summary>Leads until the session ends, which is an error, or the host does.</summary>
    public async Task LeadAsync(ReplicaSession session, CancellationToken cancellationToken)
    {
        var stored = await session.ReadLatestAsync(cancellationToken);
        queue.RemoveOvertaken(stored);
        observer.Adopt(stored);
        replica.Become(ReplicaRole.Leader);
        LogLeads();
        while (true)
        {
            var waiting = queue.Peek();
            if (waiting.Count > 0)
            {
                await session.WriteAsync(waiting, cancellationToken);
                queue.Remove(waiting);
            }
            if (queue.Forgotten > _forgotten)
            {
                LogForgotten(_forgotten = queue.Forgotten);
            }
            await session.TellAsync(observer.LastObservedAt, cancellationToken);
            await PruneAsync(session, cancellationToken);
            await queue.Added.WaitAsync(options.Value.Interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task PruneAsync(ReplicaSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _pruneAt)
        {
            return;
        }
        _pruneAt = now + s_prune;
        if (await session.PruneAsync(now.AddDays(-options.Value.RetentionDays), cancellationToken) is > 0 and var count)
        {
            LogPruned(count);
        }
    }
}
