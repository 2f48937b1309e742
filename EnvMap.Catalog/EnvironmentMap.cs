using EnvMap.Catalog.Reading;

namespace EnvMap.Catalog;

/// <summary>A tool &amp; environment mapping: which tool runs in which environment, and from which phase on.</summary>
public sealed record EnvironmentMap
{
    /// <summary>Where the map was read from, as problems name it.</summary>
    public required string Path { get; init; }

    /// <summary>The sections that hold tools, in the order of the file.</summary>
    public required IReadOnlyList<MapSection> Sections { get; init; }

    /// <summary>What marks and phases mean.</summary>
    public required MapLegend Legend { get; init; }

    /// <summary>What the file says in prose about each environment.</summary>
    public required IReadOnlyList<EnvironmentSummary> Summaries { get; init; }

    /// <summary>The steps of the migration path.</summary>
    public required IReadOnlyList<MigrationStep> MigrationPath { get; init; }

    /// <summary>All rows, in the order of the file.</summary>
    public IEnumerable<Tool> Tools => Sections.SelectMany(section => section.Tools);

    internal MapSource Source { get; init; } = new("");

    /// <summary>The row with this name or id, whatever its case, or null.</summary>
    public Tool? Find(string nameOrId) =>
        Tools.FirstOrDefault(tool => string.Equals(tool.Name, nameOrId, StringComparison.OrdinalIgnoreCase))
        ?? Tools.FirstOrDefault(tool => string.Equals(tool.Id.Value, nameOrId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The phases that change an environment's column, phase 0 first; these are its profiles.</summary>
    public IReadOnlyList<Phase> PhasesOf(DeployEnvironment environment) =>
        [.. Tools.Select(tool => tool.In(environment).Phase ?? Phase.Today).Append(Phase.Today).Distinct().Order()];

    /// <summary>A copy of the map in which a row's changed version stands in the place of the row with its line.</summary>
    public EnvironmentMap With(Tool changed)
    {
        if (!Tools.Any(tool => tool.Line == changed.Line))
        {
            throw new ArgumentException($"No row of {Path} stands in line {changed.Line}. Change a row of this map.", nameof(changed));
        }
        return this with { Sections = [.. Sections.Select(Replace)] };

        MapSection Replace(MapSection section) => section with
        {
            Tools = [.. section.Tools.Select(tool => tool.Line == changed.Line ? changed : tool)],
        };
    }
}
