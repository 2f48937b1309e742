namespace EnvMap.Catalog.Queries;

/// <summary>What checking a map found.</summary>
public sealed record ProblemsView
{
    /// <summary>Where the map was read from.</summary>
    public required string Path { get; init; }

    /// <summary>How many problems are errors.</summary>
    public required int Errors { get; init; }

    /// <summary>How many problems are warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>All problems, in the order of the file.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>The view of some problems.</summary>
    public static ProblemsView From(string path, IReadOnlyList<CatalogProblem> problems) => new()
    {
        Path = path,
        Errors = problems.Count(problem => problem.IsError),
        Warnings = problems.Count(problem => !problem.IsError),
        Problems = problems,
    };
}
