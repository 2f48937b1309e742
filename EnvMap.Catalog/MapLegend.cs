namespace EnvMap.Catalog;

/// <summary>The legend: what each mark and each phase means.</summary>
public sealed record MapLegend
{
    /// <summary>The marks, in the order of the file.</summary>
    public required IReadOnlyList<LegendMark> Marks { get; init; }

    /// <summary>The phases, in the order of the file.</summary>
    public required IReadOnlyList<LegendPhase> Phases { get; init; }

    /// <summary>The heading's line, counted from 1; 0 where the map has no legend.</summary>
    public int Line { get; init; }
}
