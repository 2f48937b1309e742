namespace EnvMap.Api.Status;

/// <summary>In what, by the last report, what runs for a cell is not what was published.</summary>
/// <param name="Text">What differs.</param>
/// <param name="At">When it was looked last.</param>
/// <param name="Since">When it was seen first, with no report without it in between.</param>
internal sealed record ReportedDrift(string Text, DateTimeOffset At, DateTimeOffset Since)
{
    /// <summary>What is known of the cell with this; its health stays what it is.</summary>
    public CellState On(CellState cell) => cell with
    {
        Drift = CellDrift.Drifted,
        Detail = cell.Detail is not null && (cell.Drift is CellDrift.Drifted || cell.Health is CellHealth.Unhealthy) ? $"{Text} {cell.Detail}" : Text,
        Since = cell.Drift is CellDrift.Drifted && cell.Since < Since ? cell.Since : Since,
        ObservedAt = cell.ObservedAt > At ? cell.ObservedAt : At,
    };
}
