using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Status;

/// <summary>The last known state of every cell, for pages, routes and streams; nothing of it is kept across a restart.</summary>
public sealed class StatusBoard
{
    private readonly Lock _lock = new();
    private volatile StatusSnapshot _current;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Starts with what each environment's profile declares, and nothing observed.</summary>
    public StatusBoard(CurrentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var profiles = DeployEnvironments.All.ToDictionary(
            environment => environment,
            environment => environment == map.Environment ? map.Profile : ProfileSelector.Select(map.Map, environment));
        _current = new StatusSnapshot(0,
        [
            .. from tool in map.Map.Tools
               from environment in DeployEnvironments.All
               let row = profiles[environment].Find(tool.Id.Value)!
               select new CellState(tool.Id.Value, environment, row.State, row.Reason, CellDrift.NotObservable, CellHealth.Unknown),
        ]);
    }

    /// <summary>The state of every cell now.</summary>
    public StatusSnapshot Current => _current;

    /// <summary>Replaces the states of these cells; states that say the same as before wake nobody.</summary>
    public void Set(IReadOnlyCollection<CellState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        TaskCompletionSource changed;
        lock (_lock)
        {
            var next = _current.Cells.ToBuilder();
            var isNews = false;
            foreach (var state in states)
            {
                var at = IndexOf(next, state);
                if (at < 0 || next[at] == state)
                {
                    continue;
                }
                isNews |= next[at] with { ObservedAt = state.ObservedAt } != state;
                next[at] = state;
            }
            _current = new StatusSnapshot(_current.Version + (isNews ? 1 : 0), next.DrainToImmutable());
            if (!isNews)
            {
                return;
            }
            (changed, _changed) = (_changed, NewSignal());
        }
        changed.TrySetResult();
    }

    /// <summary>Gives the state of every cell now, and again after every change; changes in between are given as one.</summary>
    public async IAsyncEnumerable<StatusSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            StatusSnapshot snapshot;
            Task changed;
            lock (_lock)
            {
                (snapshot, changed) = (_current, _changed.Task);
            }
            yield return snapshot;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private static int IndexOf(ImmutableArray<CellState>.Builder cells, CellState state)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index].Row == state.Row && cells[index].Environment == state.Environment)
            {
                return index;
            }
        }
        return -1;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
