using EnvMap.Catalog;

namespace EnvMap.Api.Status;

/// <summary>What was reported of cells, to be laid over what was seen of them; its owner sees to it that one at a time uses it.</summary>
internal sealed class ReportedLayer
{
    private readonly Dictionary<(string Row, DeployEnvironment Environment), ReportedDrift> _drift = [];
    private Dictionary<(string Row, DeployEnvironment Environment), CellEvidence> _evidence = [];

    /// <summary>Notes in what rows of an environment differ from what was published; its other rows do not any more.</summary>
    public void Set(DeployEnvironment environment, DateTimeOffset at, IReadOnlyDictionary<string, string> differences)
    {
        var former = _drift.Where(drift => drift.Key.Environment == environment).ToDictionary();
        foreach (var key in former.Keys)
        {
            _drift.Remove(key);
        }
        foreach (var (row, text) in differences)
        {
            _drift[(row, environment)] = new ReportedDrift(text, at, former.GetValueOrDefault((row, environment))?.Since ?? at);
        }
    }

    /// <summary>Notes how far it was shown that cells are true; of the others nothing was.</summary>
    public void Set(Dictionary<(string Row, DeployEnvironment Environment), CellEvidence> evidence) => _evidence = evidence;

    /// <summary>What is known of a cell with what was reported of it.</summary>
    public CellState On(CellState cell)
    {
        var key = (cell.Row, cell.Environment);
        var merged = _drift.TryGetValue(key, out var drift) ? drift.On(cell) : cell;
        return _evidence.TryGetValue(key, out var evidence) ? merged with { Evidence = evidence } : merged;
    }
}
