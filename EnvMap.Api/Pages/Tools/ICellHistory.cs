using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Tools;

/// <summary>Where a row's page reads what was observed before.</summary>
public interface ICellHistory
{
    /// <summary>The last changes of a row's cells, newest first; fails as the database does where that is away.</summary>
    Task<IReadOnlyList<CellChangeRecord>> ReadAsync(ToolId row, int limit, CancellationToken cancellationToken);
}
