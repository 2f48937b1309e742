using EnvMap.Catalog;

namespace EnvMap.Cli;

internal static class Problems
{
    public static void Write(IEnumerable<CatalogProblem> problems)
    {
        foreach (var problem in problems.Distinct())
        {
            Console.Error.WriteLine(problem);
        }
    }
}
