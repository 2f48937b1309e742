namespace EnvMap.Catalog;

/// <summary>One row of the table.</summary>
public sealed record Tool
{
    /// <summary>The row's name, such as <c>PostgreSQL (Docker)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type column; one of <see cref="ToolTypes"/> or the team's own.</summary>
    public required string Type { get; init; }

    /// <summary>The name of the section that holds the row.</summary>
    public required string Section { get; init; }

    /// <summary>The bold row above, if the table is grouped.</summary>
    public string? Group { get; init; }

    /// <summary>The notes column.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The cells, in the order of <see cref="DeployEnvironments.All"/>.</summary>
    public required IReadOnlyList<ToolPlacement> Placements { get; init; }

    /// <summary>The row's line, counted from 1; 0 for a row made by code.</summary>
    public int Line { get; init; }

    /// <summary>The column of the name's first character, counted from 1; 0 for a row made by code.</summary>
    public int Column { get; init; }

    /// <summary>The row's stable id.</summary>
    public ToolId Id => ToolId.FromName(Name);

    /// <summary>The cell of an environment; a map without errors has one for each.</summary>
    public ToolPlacement In(DeployEnvironment environment) => Find(environment)
        ?? throw new InvalidOperationException($"'{Name}' has no cell for {environment}. Give the row one.");

    /// <summary>A copy of the row with one cell replaced.</summary>
    public Tool With(ToolPlacement placement) => this with
    {
        Placements = [.. Placements.Select(other => other.Environment == placement.Environment ? placement : other)],
    };

    internal ToolPlacement? Find(DeployEnvironment environment) =>
        Placements.FirstOrDefault(placement => placement.Environment == environment);
}
