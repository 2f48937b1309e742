namespace EnvMap.Catalog.Reading;

/// <summary>What reading gave: the map, if nothing is wrong, and every problem.</summary>
public sealed record MapReadResult
{
    /// <summary>The map, or null where there is an error.</summary>
    public EnvironmentMap? Map { get; init; }

    /// <summary>All problems, errors and warnings, in the order of the file.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>Whether there was a text to read; false where the file is missing, locked or no file at all.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether any problem is an error.</summary>
    public bool HasErrors => Map is null;

    /// <summary>The map; a <see cref="CatalogException"/> with all problems where there is an error.</summary>
    public EnvironmentMap GetMap() => Map ?? throw new CatalogException(Problems);
}
