namespace EnvMap.Catalog.Queries;

/// <summary>Rows that are named, by name or id, beside a profile.</summary>
public sealed record RowSelection
{
    /// <summary>Rows to take in.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Rows to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Optional rows that are switched on from their phase on.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether no row is named.</summary>
    public bool IsEmpty => Include.Count + Exclude.Count + Options.Count is 0;
}
