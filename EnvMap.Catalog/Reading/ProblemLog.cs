namespace EnvMap.Catalog.Reading;

// Collects what the readers find, so that one bad line does not hide the next.
internal sealed class ProblemLog(string path)
{
    private readonly List<CatalogProblem> _problems = [];

    public bool HasErrors => _problems.Exists(problem => problem.IsError);

    public void Error(int line, int column, string message) =>
        _problems.Add(new CatalogProblem(path, line, column, message, ProblemSeverity.Error));

    public void Warning(int line, int column, string message) =>
        _problems.Add(new CatalogProblem(path, line, column, message, ProblemSeverity.Warning));

    // A name close to a known one is a slip; any other is the team's own and stays as it is.
    public void Unknown(int line, int column, string name, string message, IEnumerable<string> known)
    {
        var near = Suggestion.For(name, known);
        _problems.Add(new CatalogProblem(
            path, line, column,
            near is null ? message : $"{message} Did you mean '{near}'?",
            near is null ? ProblemSeverity.Warning : ProblemSeverity.Error));
    }

    public void AddRange(IEnumerable<CatalogProblem> problems) => _problems.AddRange(problems);

    public IReadOnlyList<CatalogProblem> InOrder() =>
        [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
