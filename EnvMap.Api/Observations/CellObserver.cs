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

            // Half of what realises a row says nothing of the row.
            var states = target.Rows.Where(row => TargetsOf(row).All(_results.ContainsKey)).Select(Judge).ToList();
            foreach (var state in states.Where(IsChange))
            {
                Note(state);
            }
            _board.Set(states);
        }
    }

    /// <summary>Takes what the leader saw.</summary>
    public void Follow(IEnumerable<Observation> latest)
    {
        lock (_lock)
        {
            // When this instance probes again, what it saw before is out of date.
            _results.Clear();
            Take(latest, (cell, seen) =>
                cell with { Drift = seen.Drift, Health = seen.Health, Detail = seen.Detail, Since = seen.ObservedAt, ObservedAt = Later(cell.ObservedAt, seen.ObservedAt) });
        }
    }

    /// <summary>
    /// Takes from what was stored since when a cell is what this instance sees, too; where something else was stored later, what this
    /// instance sees is a change.
    /// </summary>
    public void Adopt(IEnumerable<Observation> latest) => Take(latest, (cell, seen) =>
    {
        var isSame = (cell.Drift, cell.Health) == (seen.Drift, seen.Health);
        if (cell.Since is not { } since || (since > seen.ObservedAt) != isSame)
        {
            return cell;
        }
        if (isSame)
        {
            return cell with { Since = seen.ObservedAt };
        }
        var changed = cell with { Since = _time.GetUtcNow() };
        Note(changed);
        return changed;
    });

    /// <summary>Notes when the leader has probed last.</summary>
    public void Confirm(DateTimeOffset observedAt)
    {
        lock (_lock)
        {
            _board.Set([.. _board.Seen.Cells.Where(cell => cell.Environment == _map.Environment && cell.Since is not null)
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

    private void Note(CellState state) => _queue.Add(new Observation(
        Guid.CreateVersion7(state.Since!.Value), state.Row, state.Environment, state.Drift, state.Health, state.Detail, state.Since.Value));

    private IEnumerable<ProbeTarget> TargetsOf(string row) => _targets.All.Where(target => target.Rows.Contains(row));

    private CellState CellOf(string row) => _board.Seen.Find(row, _map.Environment)!;

    private bool IsChange(CellState state) => CellOf(state.Row) is var before && (before.Drift, before.Health) != (state.Drift, state.Health);

    // Of several resources that realise one row, the worst counts.
    private CellState Judge(string row)
    {
        var before = CellOf(row);
        var seen = TargetsOf(row).Select(target => _results[target]).ToList();
        var worst = seen.MaxBy(result => (result.IsRunning is false, result.Health))!;
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
