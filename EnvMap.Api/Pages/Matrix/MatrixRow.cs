using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>A row of the matrix.</summary>
/// <param name="Tool">The row of the map.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
public sealed record MatrixRow(Tool Tool, IReadOnlyList<MatrixCell> Cells);
