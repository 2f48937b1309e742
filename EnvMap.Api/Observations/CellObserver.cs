using EnvMap.Api.Map;
using EnvMap.Api.Observations.Probes;
using EnvMap.Api.Status;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Observations;

/// <summary>Puts what probes saw, here or at the leader, on the board, and notes each change.</summary>
internal sealed class CellObserver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ProbeTarget, ProbeResult> _results = [];
    private readonly ProbeTargets _targets;
    private readonly CurrentMap _map;
    private readonly StatusBoard _board;
    private readonly ObservationQueue _queue;
    private readonly TimeProvider _time;

    public CellObserver(ProbeTargets targets, CurrentMap map, StatusBoard board, ObservationQueue queue, TimeProvider time)
    {
        (_targets, _map, _board, _queue, _time) = (targets, map, board, queue, time);
        board.Set(
        [
            .. from target in targets.All
               from row in target.Rows
               select CellOf(row) with { RealisedBy = target.RealisedBy == map.Map.Find(row)!.Name ? null : target.RealisedBy },
        ]);
    }

    /// <summary>When a probe of this instance was answered or given up last; the year 1 where none was.</summary>
    public DateTimeOffset LastObservedAt
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }
        private set;
    }

    /// <summary>Takes what a probe of this instance saw.</summary>
    public void Observe(ProbeTarget target, ProbeResult result)
    {
        lock (_lock)
        {
            _results[target] = result;
            LastObservedAt = _time.GetUtcNow();
            var states = target.Rows.Select(Judge).ToList();
            foreach (var state in states.Where(IsChange))
            {
                _queue.Add(new Observation(
                    Guid.CreateVersion7(state.ObservedAt!.Value), state.Row, state.Environment, state.Drift, state.Health, state.Detail, state.ObservedAt.Value));
            }
            _board.Set(states);
        }
    }

    /// <summary>Takes what the leader saw.</summary>
    public void Follow(IEnumerable<Observation> latest) => Take(latest, (cell, seen) =>
        cell with { Drift = seen.Drift, Health = seen.Health, Detail = seen.Detail, Since = seen.ObservedAt, ObservedAt = Later(cell.ObservedAt, seen.ObservedAt) });

    /// <summary>Takes from what was stored since when a cell is what this instance sees, too.</summary>
    public void Adopt(IEnumerable<Observation> latest) => Take(latest, (cell, seen) =>
        cell.Since is { } since && since > seen.ObservedAt && (cell.Drift, cell.Health) == (seen.Drift, seen.Health) ? cell with { Since = seen.ObservedAt } : cell);

    /// <summary>Notes when the leader has probed last.</summary>
    public void Confirm(DateTimeOffset observedAt)
    {
        lock (_lock)
        {
            _board.Set([.. _board.Current.Cells.Where(cell => cell.Environment == _map.Environment && cell.Since is not null)
                .Select(cell => cell with { ObservedAt = Later(cell.ObservedAt, observedAt) })]);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private void Take(IEnumerable<Observation> latest, Func<CellState, Observation, CellState> change)
    {
        lock (_lock)
        {
            var probed = _targets.All.SelectMany(target => target.Rows).ToHashSet();
            _board.Set([.. latest.Where(seen => seen.Environment == _map.Environment && probed.Contains(seen.Row)).Select(seen => change(CellOf(seen.Row), seen))]);
        }
    }

    private CellState CellOf(string row) => _board.Current.Find(row, _map.Environment)!;

    private bool IsChange(CellState state)
    {
        var before = CellOf(state.Row);
        return before.Since is null || (before.Drift, before.Health) != (state.Drift, state.Health);
    }

    // Of several resources that realise one row, the worst counts.
    private CellState Judge(string row)
    {
        var before = CellOf(row);
        var seen = _targets.All.Where(target => target.Rows.Contains(row) && _results.ContainsKey(target)).Select(target => _results[target]).ToList();
        var worst = seen.MaxBy(result => result.Health)!;
        bool? isRunning = seen.Exists(result => result.IsRunning is false) ? false : seen.TrueForAll(result => result.IsRunning is true) ? true : null;
        var isDeclared = before.Declared is RowState.In or RowState.BeyondTheMap;
        var drift = isRunning is null ? CellDrift.NotObservable : isRunning == isDeclared ? CellDrift.InSync : CellDrift.Drifted;
        var health = isDeclared || isRunning is true ? worst.Health : CellHealth.Unknown;
        var now = LastObservedAt;
        return before with
        {
            Drift = drift,
            Health = health,
            Detail = worst.Detail,
            Since = before.Since is { } since && (before.Drift, before.Health) == (drift, health) ? since : now,
            ObservedAt = now,
        };
    }
}
