using EnvMap.Api.Status;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>The matrix that a query asks for.</summary>
public sealed record MatrixModel
{
    /// <summary>The query.</summary>
    public required MatrixQuery Query { get; init; }

    /// <summary>The columns, one for each environment.</summary>
    public required IReadOnlyList<MatrixColumn> Columns { get; init; }

    /// <summary>The rows that match, in the order of the map.</summary>
    public required IReadOnlyList<MatrixRow> Rows { get; init; }

    /// <summary>The version of the state that is shown.</summary>
    public required long Version { get; init; }

    /// <summary>How many rows the map has.</summary>
    public required int Total { get; init; }

    /// <summary>The rows by section, without sections that have none.</summary>
    public IEnumerable<IGrouping<string, MatrixRow>> Sections => Rows.GroupBy(row => row.Tool.Section);

    /// <summary>Builds the matrix from the map's profiles and from what is known now.</summary>
    public static MatrixModel Create(EnvironmentMap map, MapProfiles profiles, StatusSnapshot status, MatrixQuery query)
    {
        ArgumentNullException.ThrowIfNull(map);
        var states = status.Cells.ToDictionary(cell => (cell.Row, cell.Environment));
        var columns = DeployEnvironments.All.Select(environment => Column(map, profiles, status, query, environment)).ToList();
        var shown = columns.Select(column => ById(column.Profile)).ToList();
        var live = columns.Select(column => column.IsLive ? null : ById(column.Live)).ToList();
        return new MatrixModel
        {
            Query = query,
            Columns = columns,
            Version = status.Version,
            Total = map.Tools.Count(),
            Rows =
            [
                .. query.Rows.Apply(map)
                    .Select(tool => new MatrixRow(tool, [.. columns.Select((column, index) => Cell(index, tool.Id))]))
                    .Where(row => query.Verdict is not { } verdict || row.Cells.Any(cell => cell.Verdict == verdict))
                    .Where(row => !query.Drifted || DeployEnvironments.All.Any(environment => IsDrifted(row, environment))),
            ],
        };

        MatrixCell Cell(int index, ToolId id)
        {
            var (row, now) = (shown[index][id], live[index]?[id]);
            return new MatrixCell(
                row,
                CellVerdicts.Of(row, columns[index].Profile.Name.Phase),
                now is null ? states.GetValueOrDefault((id.Value, columns[index].Environment)) : null,
                now is null || now.IsInEffect == row.IsInEffect ? CellChange.None : row.IsInEffect ? CellChange.Joins : CellChange.Leaves);
        }

        bool IsDrifted(MatrixRow row, DeployEnvironment environment) =>
            states.GetValueOrDefault((row.Tool.Id.Value, environment))?.Drift is CellDrift.Drifted;
    }

    private static MatrixColumn Column(
        EnvironmentMap map, MapProfiles profiles, StatusSnapshot status, MatrixQuery query, DeployEnvironment environment)
    {
        var live = profiles.Live(environment, status);
        return new MatrixColumn
        {
            Environment = environment,
            Live = live,
            Profile = query.PhaseOf(environment) is { } phase ? profiles.Select(environment, phase) : live,
            Phases = map.PhasesOf(environment),
            Known = status.Of(environment),
            States = [.. status.Cells.Where(cell => cell.Environment == environment)],
        };
    }

    private static Dictionary<ToolId, ProfileRow> ById(Profile profile) => profile.Rows.ToDictionary(row => row.Tool.Id);
}
