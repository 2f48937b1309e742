namespace EnvMap.Catalog;

/// <summary>One cell of the table: what holds for a tool in an environment.</summary>
public sealed record ToolPlacement
{
    /// <summary>The column.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The cell's mark.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>The phase that brings the tool, if the cell names one.</summary>
    public Phase? Phase { get; init; }

    /// <summary>Whether the tool comes only when it is switched on.</summary>
    public bool Optional { get; init; }

    /// <summary>What the cell says against its use.</summary>
    public CellCaveat Caveat { get; init; }

    /// <summary>The cell as the file has it, trimmed; empty for a cell made by code.</summary>
    public string Text { get; init; } = "";

    /// <summary>The cell's line, counted from 1; 0 for a cell made by code.</summary>
    public int Line { get; init; }

    /// <summary>The column of the cell's first character, counted from 1; 0 for a cell made by code.</summary>
    public int Column { get; init; }

    /// <summary>Whether anything must be true here: every cell but ❌.</summary>
    public bool IsApplicable => Status is not CellStatus.NotImplemented;

    /// <summary>Whether the tool is in use in phase 0: ✅, or a caveat without a phase.</summary>
    public bool IsToday => Status is CellStatus.Implemented || Caveat is not CellCaveat.None;

    /// <summary>Writes the cell as the table does, such as <c>⚠️ Phase 2 (Optional)</c>.</summary>
    public override string ToString() => (Phase, Optional, Caveat) switch
    {
        ({ } phase, true, _) => $"{Status.ToMark()} {phase} (Optional)",
        ({ } phase, false, _) => $"{Status.ToMark()} {phase}",
        (null, true, _) => $"{Status.ToMark()} Optional",
        (null, false, not CellCaveat.None) => $"{Status.ToMark()} {Caveat.ToWords()}",
        _ => Status.ToMark(),
    };

    internal bool SaysTheSameAs(ToolPlacement other) => (Status, Phase, Optional, Caveat)
        == (other.Status, other.Phase, other.Optional, other.Caveat);
}
