namespace EnvMap.Catalog.Validation;

/// <summary>Checks what a map says against itself.</summary>
public static class CatalogValidator
{
    private static readonly IMapRule[] s_rules =
    [
        new RowsAreKnown(), new UniqueToolNames(), new UniqueParts(), new PhasesInLegend(), new MarksInLegend(), new SummariesAgree(),
        new MigrationPathAgrees(),
    ];

    /// <summary>All problems of all rules; reading a map has checked it already.</summary>
    public static IReadOnlyList<CatalogProblem> Check(EnvironmentMap map) =>
        [.. s_rules.SelectMany(rule => rule.Check(map)).OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    internal static CatalogProblem Error(this EnvironmentMap map, int line, int column, string message) =>
        new(map.Path, line, column, message, ProblemSeverity.Error);

    internal static CatalogProblem Warning(this EnvironmentMap map, int line, int column, string message) =>
        new(map.Path, line, column, message, ProblemSeverity.Warning);
}
