namespace EnvMap.Catalog.Queries;

/// <summary>A cell in an answer.</summary>
public sealed record CellView
{
    /// <summary>The column.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The mark.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>The whole cell, such as <c>⚠️ Phase 2 (Optional)</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The number of the phase that brings the tool, if the cell names one.</summary>
    public int? Phase { get; init; }

    /// <summary>Whether the tool comes only when it is switched on.</summary>
    public required bool Optional { get; init; }

    /// <summary>What the cell says against its use.</summary>
    public required CellCaveat Caveat { get; init; }

    /// <summary>The cell's column in the row's line, counted from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The view of a cell.</summary>
    public static CellView From(ToolPlacement cell) => new()
    {
        Environment = cell.Environment,
        Status = cell.Status,
        Text = cell.ToString(),
        Phase = cell.Phase?.Number,
        Optional = cell.Optional,
        Caveat = cell.Caveat,
        Column = cell.Column,
    };
}
