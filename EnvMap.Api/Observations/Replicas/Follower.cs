using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations.Replicas;

/// <summary>Takes over what the leader sees, as long as it is heard.</summary>
internal sealed partial class Follower(
    Replica replica, CellObserver observer, ObservationQueue queue, IOptions<ObservationOptions> options, ILogger<Follower> logger)
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_reload = TimeSpan.FromSeconds(30);

    /// <summary>Takes what the leader has told since the last time; where it is silent, this replica probes by itself.</summary>
    public async Task FollowAsync(ReplicaSession session, LeaderSigns signs, CancellationToken cancellationToken)
    {
        if (signs.IsSilentFor(s_silence + (2 * options.Value.Interval)))
        {
            if (replica.Become(ReplicaRole.Alone))
            {
                LogSilence();
            }
            return;
        }
        if (replica.Become(ReplicaRole.Follower))
        {
            LogFollows();
        }
        // The leader writes them.
        queue.Remove(queue.Peek());
        if (signs.TakeNews(s_reload))
        {
            observer.Follow(await session.ReadLatestAsync(cancellationToken));
        }
        observer.Confirm(signs.ObservedAt);
    }

    [LoggerMessage(LogLevel.Information, "This replica follows: another one probes.")]
    private partial void LogFollows();

    [LoggerMessage(LogLevel.Warning, "The leader is silent; this replica probes by itself until it is heard again.")]
    private partial void LogSilence();
}
