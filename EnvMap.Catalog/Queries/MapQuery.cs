namespace EnvMap.Catalog.Queries;

/// <summary>Which rows and columns of a map are asked for; what is left empty restricts nothing.</summary>
public sealed record MapQuery
{
    /// <summary>The most characters of a search that a page or an API takes.</summary>
    public const int MaxTextLength = 200;

    /// <summary>The columns that are shown, and whose cells decide about status and phase.</summary>
    public IReadOnlyList<DeployEnvironment> Environments { get; init; } = DeployEnvironments.All;

    /// <summary>Names of sections or of groups within them.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Types of rows, as the table writes them.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Marks, of which a cell must have one.</summary>
    public IReadOnlyList<CellStatus> Statuses { get; init; } = [];

    /// <summary>Phases, of which a cell must name one; <see cref="Phase.Today"/> stands for what is in use.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>Words that must all stand in the row's name, type, section, group or notes, whatever their case.</summary>
    public string? Text { get; init; }

    /// <summary>The rows that match, in the order of the file.</summary>
    public IReadOnlyList<Tool> Apply(EnvironmentMap map) => [.. map.Tools.Where(Matches)];

    /// <summary>Whether a row is asked for.</summary>
    public bool Matches(Tool tool) =>
        (Sections.Count is 0 || Sections.Any(name => Same(name, tool.Section) || Same(name, tool.Group)))
        && (Types.Count is 0 || Types.Any(type => Same(type, tool.Type)))
        && ((Statuses.Count is 0 && Phases.Count is 0) || Environments.Any(environment => Matches(tool.In(environment))))
        && MatchesText(tool);

    // Status and phase mean one cell: `planned` and `Phase 2` do not match a row that is planned here and in phase 2 there.
    private bool Matches(ToolPlacement cell) =>
        (Statuses.Count is 0 || Statuses.Contains(cell.Status))
        && (Phases.Count is 0 || Phases.Any(phase => phase == Phase.Today ? cell.IsToday : cell.Phase == phase));

    private bool MatchesText(Tool tool)
    {
        var haystack = string.Join('\n', tool.Name, tool.Type, tool.Section, tool.Group, tool.Notes);
        return (Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => haystack.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
