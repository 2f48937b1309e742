using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations;

/// <summary>Changes that are not in the database yet; bounded.</summary>
internal sealed class ObservationQueue(IOptions<ObservationOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Queue<Observation> _waiting = new();
    private TaskCompletionSource _added = NewSignal();

    /// <summary>How many were forgotten because too many waited.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Ends when something waits.</summary>
    public Task Added
    {
        get
        {
            lock (_lock)
            {
                return _added.Task;
            }
        }
    }

    public void Add(Observation observation)
    {
        lock (_lock)
        {
            if (_waiting.Count == options.Value.QueueLength)
            {
                _waiting.Dequeue();
                Forgotten++;
            }
            _waiting.Enqueue(observation);
            _added.TrySetResult();
        }
    }

    /// <summary>What waits, oldest first; it waits on until it is removed.</summary>
    public IReadOnlyList<Observation> Peek()
    {
        lock (_lock)
        {
            return [.. _waiting];
        }
    }

    /// <summary>Removes what has been written.</summary>
    public void Remove(IReadOnlyList<Observation> written)
    {
        var ids = written.Select(observation => observation.Id).ToHashSet();
        lock (_lock)
        {
            while (_waiting.TryPeek(out var first) && ids.Contains(first.Id))
            {
                _waiting.Dequeue();
            }
            ResetIfEmpty();
        }
    }

    /// <summary>Removes what another replica has stored something later than, of the same cell.</summary>
    public void RemoveOvertaken(IEnumerable<Observation> stored)
    {
        var times = stored.ToDictionary(observation => (observation.Row, observation.Environment), observation => observation.ObservedAt);
        lock (_lock)
        {
            var rest = _waiting.Where(waiting => !times.TryGetValue((waiting.Row, waiting.Environment), out var time) || time <= waiting.ObservedAt).ToList();
            _waiting.Clear();
            rest.ForEach(_waiting.Enqueue);
            ResetIfEmpty();
        }
    }

    private void ResetIfEmpty()
    {
        if (_waiting.Count is 0 && _added.Task.IsCompleted)
        {
            _added = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
