using EnvMap.Catalog;

namespace EnvMap.Api.Map;

internal static class CatalogProblemExtensions
{
    /// <summary>The messages by what they are about: a parameter of the request.</summary>
    public static Dictionary<string, string[]> ToErrors(this IEnumerable<CatalogProblem> problems) => problems
        .GroupBy(problem => problem.Path)
        .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray());
}
