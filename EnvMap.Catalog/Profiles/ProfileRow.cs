namespace EnvMap.Catalog.Profiles;

/// <summary>A row as a profile has it.</summary>
public sealed record ProfileRow
{
    /// <summary>The row.</summary>
    public required Tool Tool { get; init; }

    /// <summary>The row's cell in the profile's environment.</summary>
    public required ToolPlacement Placement { get; init; }

    /// <summary>What the profile makes of the row.</summary>
    public required RowState State { get; init; }

    /// <summary>Why, such as <c>Phase 2 > profile phase 1</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The row that fills the slot in this one's stead, if it is superseded.</summary>
    public Tool? SupersededBy { get; init; }

    /// <summary>The row's slot.</summary>
    public ToolSlot Slot => ToolSlots.Of(Tool.Id);

    /// <summary>Whether the row is part of the profile, within the map or beyond it.</summary>
    public bool IsInEffect => State is RowState.In or RowState.BeyondTheMap;
}
