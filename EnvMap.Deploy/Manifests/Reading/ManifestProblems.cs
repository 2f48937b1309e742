using EnvMap.Catalog;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Collects what is wrong with a file, so that one bad value does not hide the next.</summary>
internal sealed class ManifestProblems(string path)
{
    private readonly List<CatalogProblem> _problems = [];

    public bool HasErrors => _problems.Exists(problem => problem.IsError);

    public void Error(ManifestPlace place, string message) => Add(place, message, ProblemSeverity.Error);

    public void Warning(ManifestPlace place, string message) => Add(place, message, ProblemSeverity.Warning);

    public IReadOnlyList<CatalogProblem> InOrder() =>
        [.. _problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    private void Add(ManifestPlace place, string message, ProblemSeverity severity) => _problems.Add(new CatalogProblem(
        path, place.Line, place.Column, place.Pointer.Length is 0 ? message : $"{place.Pointer}: {message}", severity));
}
