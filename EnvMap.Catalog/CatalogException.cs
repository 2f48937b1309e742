namespace EnvMap.Catalog;

/// <summary>Thrown where a map was required and the text has errors; carries every problem found.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All problems, errors and warnings, in the order of the file.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; } = problems;
}
