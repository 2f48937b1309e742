using System.Globalization;

namespace EnvMap.Api.Observations.Replicas;

/// <summary>What a follower hears of its leader. The handler runs within the commands of the session, so nothing is shared between threads.</summary>
internal sealed class LeaderSigns(TimeProvider time)
{
    private long _heardAt = time.GetTimestamp();
    private long _loadedAt;
    private bool _hasNews = true;

    /// <summary>When the leader has probed last.</summary>
    public DateTimeOffset ObservedAt { get; private set; }

    public void Take(string payload)
    {
        _heardAt = time.GetTimestamp();
        _hasNews |= payload is ReplicaSession.Changed;
        if (DateTimeOffset.TryParse(payload, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var observedAt))
        {
            ObservedAt = observedAt;
        }
    }

    public bool IsSilentFor(TimeSpan limit) => time.GetElapsedTime(_heardAt) > limit;

    /// <summary>Whether there is something to read; also without news, once in a while: what this instance saw when it was alone may differ.</summary>
    public bool TakeNews(TimeSpan reload)
    {
        var isDue = _hasNews || time.GetElapsedTime(_loadedAt) > reload;
        _hasNews = false;
        _loadedAt = isDue ? time.GetTimestamp() : _loadedAt;
        return isDue;
    }
}
