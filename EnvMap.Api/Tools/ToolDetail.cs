using EnvMap.Api.Status;
using EnvMap.Catalog.Queries;

namespace EnvMap.Api.Tools;

/// <summary>A row, what each profile makes of it, and what is known of its cells.</summary>
/// <param name="Row">The row as the table has it.</param>
/// <param name="Profiles">What each profile of the map makes of the row.</param>
/// <param name="Cells">The state of its cells now.</param>
public sealed record ToolDetail(RowView Row, IReadOnlyList<ToolInProfile> Profiles, IReadOnlyList<CellState> Cells);
