using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>Reads what is to be compared: the name of a profile (<c>staging-2</c>) or of an environment (<c>staging</c>, its column).</summary>
public static class MapSideReader
{
    /// <summary>The names that a map's sides have, profiles first.</summary>
    public static IReadOnlyList<string> Names(EnvironmentMap map) =>
        [.. ProfileName.AllOf(map).Select(name => name.ToString()), .. DeployEnvironments.All.Select(environment => environment.ToSlug())];

    /// <summary>The side; null, with errors in <paramref name="problems"/>, where the name or a row that <paramref name="choice"/> names is wrong.</summary>
    public static MapSide? Read(EnvironmentMap map, string name, RowSelection choice, List<CatalogProblem> problems)
    {
        if (ProfileName.TryParse(name, out var profileName))
        {
            var profile = ProfileSelector.Select(
                map, profileName.Environment, profileName.Phase, choice.Include, choice.Exclude, choice.Options);
            problems.AddRange(profile.Problems.Where(problem => problem.IsError));
            return profile.HasErrors ? null : MapSide.Of(profile);
        }
        if (!DeployEnvironments.TryParse(name, out var environment))
        {
            problems.Add(new CatalogProblem(name, 0, 0,
                $"'{name}' is no profile and no environment of {map.Path}. Write one of {string.Join(", ", Names(map))}.{Suggestion.DidYouMean(name, Names(map))}",
                ProblemSeverity.Error));
            return null;
        }
        if (!choice.IsEmpty)
        {
            problems.Add(new CatalogProblem(name, 0, 0,
                $"Rows are included and excluded in a profile; '{name}' is a whole column. Write a phase behind it, such as {ProfileName.AllOf(map).First(one => one.Environment == environment)}.",
                ProblemSeverity.Error));
            return null;
        }
        return MapSide.Of(map, environment);
    }
}
