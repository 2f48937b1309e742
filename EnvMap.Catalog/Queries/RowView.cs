using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>A row in an answer.</summary>
public sealed record RowView
{
    /// <summary>The row's stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The row's name.</summary>
    public required string Name { get; init; }

    /// <summary>The type column.</summary>
    public required string Type { get; init; }

    /// <summary>The section that holds the row.</summary>
    public required string Section { get; init; }

    /// <summary>The bold row above, if the table is grouped.</summary>
    public string? Group { get; init; }

    /// <summary>The row's slot.</summary>
    public required ToolSlot Slot { get; init; }

    /// <summary>The notes column.</summary>
    public required string Notes { get; init; }

    /// <summary>The row's line in the file, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The cells of the environments that were asked for.</summary>
    public required IReadOnlyList<CellView> Cells { get; init; }

    /// <summary>The view of a row, with the cells of some environments.</summary>
    public static RowView From(Tool tool, IReadOnlyList<DeployEnvironment> environments) => new()
    {
        Id = tool.Id.Value,
        Name = tool.Name,
        Type = tool.Type,
        Section = tool.Section,
        Group = tool.Group,
        Slot = ToolSlots.Of(tool.Id),
        Notes = tool.Notes,
        Line = tool.Line,
        Cells = [.. environments.Select(environment => CellView.From(tool.In(environment)))],
    };
}
