namespace EnvMap.Catalog.Queries;

/// <summary>The answer to a query: the map, or the part of it that was asked for.</summary>
public sealed record MapView
{
    /// <summary>Where the map was read from.</summary>
    public required string Path { get; init; }

    /// <summary>The columns, in the order of the map.</summary>
    public required IReadOnlyList<DeployEnvironment> Environments { get; init; }

    /// <summary>How many rows the map has.</summary>
    public required int Total { get; init; }

    /// <summary>The rows that match, in the order of the file.</summary>
    public required IReadOnlyList<RowView> Rows { get; init; }

    /// <summary>Asks a map.</summary>
    public static MapView From(EnvironmentMap map, MapQuery query) => new()
    {
        Path = map.Path,
        Environments = query.Environments,
        Total = map.Tools.Count(),
        Rows = [.. query.Apply(map).Select(tool => RowView.From(tool, query.Environments))],
    };
}
