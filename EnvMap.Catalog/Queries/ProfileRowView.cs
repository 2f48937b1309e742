using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>A row of a profile in an answer.</summary>
public sealed record ProfileRowView
{
    /// <summary>The row's stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The row's name.</summary>
    public required string Name { get; init; }

    /// <summary>The section that holds the row.</summary>
    public required string Section { get; init; }

    /// <summary>The row's slot.</summary>
    public required ToolSlot Slot { get; init; }

    /// <summary>The row's cell in the profile's environment.</summary>
    public required string Cell { get; init; }

    /// <summary>What the profile makes of the row.</summary>
    public required RowState State { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The name of the row that fills the slot in this one's stead, if it is superseded.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>The view of a profile's row.</summary>
    public static ProfileRowView From(ProfileRow row) => new()
    {
        Id = row.Tool.Id.Value,
        Name = row.Tool.Name,
        Section = row.Tool.Section,
        Slot = row.Slot,
        Cell = row.Placement.ToString(),
        State = row.State,
        Reason = row.Reason,
        SupersededBy = row.SupersededBy?.Name,
    };
}
