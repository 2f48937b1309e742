namespace EnvMap.Catalog.Queries;

/// <summary>How alike two sides are: what each has that the other lacks.</summary>
public sealed record MapParity
{
    /// <summary>The first side.</summary>
    public required string From { get; init; }

    /// <summary>The second side.</summary>
    public required string To { get; init; }

    /// <summary>
    /// From 0 to 100, with one decimal: 100 × (shared + ½ × substituted) ÷ (shared + substituted + only here + only there), where a
    /// substituted slot counts once; 100 where both sides are empty. Exchanging the sides does not change it.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>Rows that both sides have.</summary>
    public required IReadOnlyList<DiffRow> Shared { get; init; }

    /// <summary>Slots that both sides fill, each with rows that the other lacks.</summary>
    public required IReadOnlyList<SlotReplacement> Substituted { get; init; }

    /// <summary>Rows that only the first side has, for which the second has no substitute.</summary>
    public required IReadOnlyList<DiffRow> OnlyFrom { get; init; }

    /// <summary>Rows that only the second side has, for which the first has no substitute.</summary>
    public required IReadOnlyList<DiffRow> OnlyTo { get; init; }

    /// <summary>Compares two sides.</summary>
    public static MapParity Between(MapSide from, MapSide to)
    {
        var diff = MapDiff.Between(from, to);
        var there = to.Rows.Select(row => row.Tool.Id).ToHashSet();
        var shared = from.Rows.Where(row => there.Contains(row.Tool.Id)).Select(row => DiffRow.From(row.Tool)).ToList();
        var all = shared.Count + diff.Replaced.Count + diff.Removed.Count + diff.Added.Count;
        return new MapParity
        {
            From = from.Name,
            To = to.Name,
            Score = all is 0 ? 100 : Math.Round(100 * (shared.Count + (diff.Replaced.Count / 2d)) / all, 1, MidpointRounding.AwayFromZero),
            Shared = shared,
            Substituted = diff.Replaced,
            OnlyFrom = diff.Removed,
            OnlyTo = diff.Added,
        };
    }
}
