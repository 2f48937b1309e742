using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Queries;

namespace EnvMap.Api.Pages.Compare;

/// <summary>The two sides that an address names; by default the last change that is planned for staging.</summary>
internal sealed record SidesReader
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required MapSide? First { get; init; }

    public required MapSide? Second { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public static SidesReader Read(EnvironmentMap map, string? from, string? to)
    {
        var phases = map.PhasesOf(DeployEnvironment.Staging);
        var problems = new List<CatalogProblem>();
        var first = Name(from, phases[0]);
        var second = Name(to, phases[^1]);
        return new SidesReader
        {
            From = first,
            To = second,
            First = MapSideReader.Read(map, first, new RowSelection(), problems),
            Second = MapSideReader.Read(map, second, new RowSelection(), problems),
            Problems = [.. problems.Select(problem => problem.Message).Distinct()],
        };

        static string Name(string? given, Phase otherwise) =>
            string.IsNullOrWhiteSpace(given) ? new ProfileName(DeployEnvironment.Staging, otherwise).ToString() : given.Trim();
    }
}
