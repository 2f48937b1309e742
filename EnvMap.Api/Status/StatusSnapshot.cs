using System.Collections.Immutable;
using EnvMap.Catalog;

namespace EnvMap.Api.Status;

/// <summary>The state of every cell at one moment.</summary>
/// <param name="Version">Grows with every change; starts again with the process.</param>
/// <param name="Cells">The cells, by row in the order of the map, then by environment.</param>
/// <param name="Columns">The environments, in the order of the map.</param>
public sealed record StatusSnapshot(long Version, ImmutableArray<CellState> Cells, ImmutableArray<ColumnState> Columns)
{
    /// <summary>The state of a cell, or null where the map has no such row.</summary>
    public CellState? Find(string row, DeployEnvironment environment) =>
        Cells.FirstOrDefault(cell => cell.Row == row && cell.Environment == environment);

    /// <summary>What is known about an environment as a whole.</summary>
    public ColumnState Of(DeployEnvironment environment) => Columns[(int)environment];

    /// <summary>The cells that say something else than in an earlier snapshot, the time of the last probe left aside.</summary>
    public IEnumerable<CellState> CellsSince(StatusSnapshot earlier) =>
        Cells.Where((cell, index) => cell.IsNews(earlier.Cells[index]));

    /// <summary>The environments that say something else than in an earlier snapshot, the time of the last answer left aside.</summary>
    public IEnumerable<ColumnState> ColumnsSince(StatusSnapshot earlier) =>
        Columns.Where((column, index) => column.IsNews(earlier.Columns[index]));
}
