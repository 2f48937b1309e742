using System.Collections.Immutable;
using EnvMap.Catalog;

namespace EnvMap.Api.Status;

/// <summary>The state of every cell at one moment.</summary>
/// <param name="Version">Grows with every change; starts again with the process.</param>
/// <param name="Cells">The cells, by row in the order of the map, then by environment.</param>
public sealed record StatusSnapshot(long Version, ImmutableArray<CellState> Cells)
{
    /// <summary>The state of a cell, or null where the map has no such row.</summary>
    public CellState? Find(string row, DeployEnvironment environment) =>
        Cells.FirstOrDefault(cell => cell.Row == row && cell.Environment == environment);
}
