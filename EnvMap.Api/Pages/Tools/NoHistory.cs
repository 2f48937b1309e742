using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Tools;

/// <summary>The history of an instance that keeps none.</summary>
internal sealed class NoHistory : ICellHistory
{
    public Task<IReadOnlyList<CellChangeRecord>> ReadAsync(ToolId row, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CellChangeRecord>>([]);
}
