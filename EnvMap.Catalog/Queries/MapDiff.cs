using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>What changes on the way from one side to another.</summary>
public sealed record MapDiff
{
    /// <summary>The first side.</summary>
    public required string From { get; init; }

    /// <summary>The second side.</summary>
    public required string To { get; init; }

    /// <summary>Slots whose rows leave and are followed by others.</summary>
    public required IReadOnlyList<SlotReplacement> Replaced { get; init; }

    /// <summary>Rows that only the second side has, and that replace none.</summary>
    public required IReadOnlyList<DiffRow> Added { get; init; }

    /// <summary>Rows that only the first side has, and that nothing replaces.</summary>
    public required IReadOnlyList<DiffRow> Removed { get; init; }

    /// <summary>What differs in rows that both sides have.</summary>
    public required IReadOnlyList<RowChange> Changed { get; init; }

    /// <summary>
    /// What two whole maps say differently beside their rows: the order of the rows, the legend, the summaries, and the migration path; null
    /// where profiles or columns are compared.
    /// </summary>
    public IReadOnlyList<PartChange>? Beside { get; init; }

    /// <summary>Whether the sides are alike.</summary>
    public bool IsEmpty => Replaced.Count + Added.Count + Removed.Count + Changed.Count + (Beside?.Count ?? 0) is 0;

    /// <summary>Compares two sides, row by row by their ids.</summary>
    public static MapDiff Between(MapSide from, MapSide to)
    {
        var (first, second) = (ById(from), ById(to));
        var gone = Only(from, second);
        var come = Only(to, first);
        var replaced = gone.Where(row => row.Slot is not ToolSlot.None).GroupBy(row => row.Slot)
            .Select(slot => new SlotReplacement(slot.Key, [.. slot], [.. come.Where(row => row.Slot == slot.Key)]))
            .Where(replacement => replacement.To.Count > 0)
            .ToList();
        return new MapDiff
        {
            From = from.Name,
            To = to.Name,
            Replaced = replaced,
            Added = [.. come.Where(row => !replaced.Exists(one => one.Slot == row.Slot))],
            Removed = [.. gone.Where(row => !replaced.Exists(one => one.Slot == row.Slot))],
            Changed = [.. to.Rows.SelectMany(row => first.TryGetValue(row.Tool.Id, out var before) ? Changes(before, row) : [])],
            Beside = MapParts.Between(from, to),
        };
    }

    private static Dictionary<ToolId, MapSideRow> ById(MapSide side) => side.Rows.ToDictionary(row => row.Tool.Id);

    private static List<DiffRow> Only(MapSide side, Dictionary<ToolId, MapSideRow> other) =>
        [.. side.Rows.Where(row => !other.ContainsKey(row.Tool.Id)).Select(row => DiffRow.From(row.Tool))];

    // A field that only one side knows, as the state that a column does not have, is no difference.
    private static IEnumerable<RowChange> Changes(MapSideRow before, MapSideRow after) =>
        from old in before.Fields
        from now in after.Fields
        where old.Name == now.Name && old.Value != now.Value
        select new RowChange(DiffRow.From(after.Tool), old.Name, old.Value, now.Value);
}
