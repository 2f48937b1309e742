namespace EnvMap.Catalog.Queries;

/// <summary>What a map says beside its rows, by the name of the part.</summary>
internal static class MapParts
{
    private const string Order = "order of the rows";

    /// <summary>The parts of a map, in the order of the file.</summary>
    public static IReadOnlyDictionary<string, string> Of(EnvironmentMap map) => All(map)
        .GroupBy(part => part.Name, part => part.Text)
        .ToDictionary(part => part.Key, part => string.Join("; ", part));

    /// <summary>The parts that differ; null unless both sides are whole maps.</summary>
    public static IReadOnlyList<PartChange>? Between(MapSide from, MapSide to) =>
        from.Parts is not { } first || to.Parts is not { } second ? null
        : [.. OrderOf(from, to), .. first.Keys.Union(second.Keys)
            .Select(name => new PartChange(name, first.GetValueOrDefault(name, ""), second.GetValueOrDefault(name, "")))
            .Where(part => part.From != part.To)];

    // Of the rows that both have, the first that stand in each other's place.
    private static IEnumerable<PartChange> OrderOf(MapSide from, MapSide to) => Common(from, to).Zip(Common(to, from))
        .Where(pair => pair.First.Tool.Id != pair.Second.Tool.Id)
        .Select(pair => new PartChange(Order, pair.First.Tool.Name, pair.Second.Tool.Name))
        .Take(1);

    private static IEnumerable<MapSideRow> Common(MapSide side, MapSide other) => side.Rows.IntersectBy(other.Rows.Select(row => row.Tool.Id), row => row.Tool.Id);

    private static IEnumerable<(string Name, string Text)> All(EnvironmentMap map) =>
    [
        .. map.Legend.Marks.Select(mark => ($"legend {mark.Status.ToMark()}", $"{mark.Name}: {mark.Description}")),
        .. map.Legend.Phases.Select(phase => ($"legend {phase.Phase}", phase.Description)),
        .. map.Summaries.Select(summary => ($"summary of {summary.Environment.ToColumn()}", summary.Title)),
        .. map.Summaries.SelectMany(summary => summary.Lists.SelectMany(list => list.Items.Select(item =>
            ($"summary of {summary.Environment.ToColumn()}, {list.Phase}", $"{item.Status.ToMark()} {item.Text}")))),
        .. map.MigrationPath.Select(step => ($"migration path of {step.Environment.ToColumn()}", step.Text)),
    ];
}
