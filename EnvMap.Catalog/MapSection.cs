namespace EnvMap.Catalog;

/// <summary>A section of the map: a heading with a table under it.</summary>
public sealed record MapSection
{
    /// <summary>The heading.</summary>
    public required string Name { get; init; }

    /// <summary>The rows, in the order of the file.</summary>
    public required IReadOnlyList<Tool> Tools { get; init; }

    /// <summary>The heading's line, counted from 1.</summary>
    public required int Line { get; init; }
}
