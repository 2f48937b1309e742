namespace EnvMap.Catalog;

/// <summary>A list of a summary: what is current, or what a phase adds.</summary>
public sealed record SummaryList
{
    /// <summary>The phase that adds the items; <see cref="Phase.Today"/> for what is current.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The items, in the order of the file.</summary>
    public required IReadOnlyList<SummaryItem> Items { get; init; }

    /// <summary>The line of the list's label, counted from 1.</summary>
    public required int Line { get; init; }
}
