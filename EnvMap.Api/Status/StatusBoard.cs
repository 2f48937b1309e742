using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnvMap.Api.Deployments;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Status;

/// <summary>The last known state of every cell, for pages, routes and streams; nothing of it is kept across a restart.</summary>
public sealed class StatusBoard
{
    private readonly Lock _lock = new();
    private readonly ReportedLayer _reported = new();
    private volatile StatusSnapshot _current;
    private volatile StatusSnapshot _seen;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Starts with what each environment's profile declares, and nothing observed.</summary>
    public StatusBoard(CurrentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var profiles = DeployEnvironments.All.ToDictionary(
            environment => environment,
            environment => environment == map.Environment ? map.Profile : ProfileSelector.Select(map.Map, environment));
        _current = _seen = new StatusSnapshot(0,
        [
            .. from tool in map.Map.Tools
               from environment in DeployEnvironments.All
               let row = profiles[environment].Find(tool.Id.Value)!
               select new CellState(tool.Id.Value, environment, row.State, row.Reason, CellDrift.NotObservable, CellHealth.Unknown),
        ],
        [
            .. from environment in DeployEnvironments.All
               select new ColumnState(
                   environment, profiles[environment].Name.ToString(), environment == map.Environment ? ColumnSource.Self : ColumnSource.None),
        ]);
    }

    /// <summary>Tells the versions of this board from those of others.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The state of every cell now.</summary>
    public StatusSnapshot Current => _current;

    /// <summary>What was seen of every cell, whatever was reported; its version means nothing.</summary>
    internal StatusSnapshot Seen => _seen;

    /// <summary>Replaces the states of these cells; states that say the same as before wake nobody.</summary>
    public void Set(IReadOnlyCollection<CellState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        Change(current =>
        {
            var cells = _seen.Cells.ToBuilder();
            foreach (var state in states)
            {
                if (IndexOf(cells, state) is >= 0 and var at)
                {
                    cells[at] = state;
                }
            }
            _seen = _seen with { Cells = cells.DrainToImmutable() };
            return Merge(current);
        });
    }

    /// <summary>Notes in what, by a report, rows of an environment differ from what was published; its other rows do not any more.</summary>
    internal void Set(DeployEnvironment environment, DateTimeOffset at, IReadOnlyDictionary<string, string> differences) => Change(current =>
    {
        _reported.Set(environment, at, differences);
        return Merge(current);
    });

    /// <summary>Notes how far it was shown that cells are true; of the others nothing was.</summary>
    internal void Set(Dictionary<(string Row, DeployEnvironment Environment), CellEvidence> evidence) => Change(current =>
    {
        _reported.Set(evidence);
        return Merge(current);
    });

    /// <summary>Changes what is known about an environment as a whole; what says the same as before wakes nobody.</summary>
    public void Set(DeployEnvironment environment, Func<ColumnState, ColumnState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Change(current => current with { Columns = current.Columns.SetItem((int)environment, change(current.Of(environment))) });
    }

    /// <summary>Notes a deployment where it is the newest that is known of its environment; one of an unknown environment is left aside.</summary>
    public void Set(Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        if (DeployEnvironments.TryParse(deployment.Environment, out var environment))
        {
            Set(environment, column => column.LastDeployment is { } known && known.DeployedAt > deployment.DeployedAt ? column : column with
            {
                LastDeployment = deployment,
                Source = column.Source is ColumnSource.None ? ColumnSource.Deployment : column.Source,
            });
        }
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

    private void Change(Func<StatusSnapshot, StatusSnapshot> change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            var next = change(_current);
            if (!next.CellsSince(_current).Any() && !next.ColumnsSince(_current).Any())
            {
                _current = next;
                return;
            }
            _current = next with { Version = _current.Version + 1 };
            (changed, _changed) = (_changed, NewSignal());
        }
        changed.TrySetResult();
    }

    private StatusSnapshot Merge(StatusSnapshot current) => current with { Cells = [.. _seen.Cells.Select(_reported.On)] };

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
