using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>One of two things that are compared: a profile, a column, or a whole map.</summary>
public sealed record MapSide
{
    /// <summary>What the side is called: <c>staging-2</c>, <c>staging</c>, or the map's path.</summary>
    public required string Name { get; init; }

    /// <summary>The rows that the side has.</summary>
    public required IReadOnlyList<MapSideRow> Rows { get; init; }

    internal IReadOnlyDictionary<string, string>? Parts { get; private init; }

    /// <summary>A profile: the rows that are in effect.</summary>
    public static MapSide Of(Profile profile) => new()
    {
        Name = profile.Name.ToString(),
        Rows = [.. profile.Rows.Where(row => row.IsInEffect).Select(row => MapSideRow.Of(row.Tool,
            ("cell", row.Placement.ToString()), ("state", row.State is RowState.BeyondTheMap ? "beyond the map" : "in")))],
    };

    /// <summary>A column: the rows whose cell is not ❌, whatever their phase.</summary>
    public static MapSide Of(EnvironmentMap map, DeployEnvironment environment) => new()
    {
        Name = environment.ToSlug(),
        Rows = [.. map.Tools.Where(tool => tool.In(environment).IsApplicable)
            .Select(tool => MapSideRow.Of(tool, ("cell", tool.In(environment).ToString())))],
    };

    /// <summary>A whole map: every row with all its cells, and what the map says beside them.</summary>
    public static MapSide Of(EnvironmentMap map) => new()
    {
        Name = map.Path,
        Rows = [.. map.Tools.Select(tool => MapSideRow.Of(tool,
            [.. tool.Placements.Select(cell => (cell.Environment.ToColumn(), cell.ToString()))]))],
        Parts = MapParts.Of(map),
    };
}
