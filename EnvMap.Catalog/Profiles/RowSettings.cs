using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Profiles;

// The rows that settings name.
internal sealed record RowSettings
{
    public const string IncludeKey = "EnvMap:Include";
    public const string ExcludeKey = "EnvMap:Exclude";
    public const string OptionsKey = "EnvMap:Options";

    public required IReadOnlySet<Tool> Included { get; init; }

    public required IReadOnlySet<Tool> Excluded { get; init; }

    public required IReadOnlySet<Tool> Options { get; init; }

    public static RowSettings Read(
        EnvironmentMap map,
        IEnumerable<string>? include,
        IEnumerable<string>? exclude,
        IEnumerable<string>? options,
        List<CatalogProblem> problems)
    {
        var settings = new RowSettings
        {
            Included = Resolve(map, include, IncludeKey, problems),
            Excluded = Resolve(map, exclude, ExcludeKey, problems),
            Options = Resolve(map, options, OptionsKey, problems),
        };
        problems.AddRange(settings.Included.Where(settings.Excluded.Contains).Select(tool => map.Error(tool.Line, tool.Column,
            $"'{tool.Name}' is in {IncludeKey} and in {ExcludeKey}. Remove it from one.")));
        return settings;
    }

    private static HashSet<Tool> Resolve(EnvironmentMap map, IEnumerable<string>? names, string key, List<CatalogProblem> problems)
    {
        var tools = new HashSet<Tool>();
        foreach (var name in names ?? [])
        {
            if (map.Find(name.Trim()) is { } tool)
            {
                tools.Add(tool);
                continue;
            }
            problems.Add(new CatalogProblem(key, 0, 0,
                $"'{name}' is no row of {map.Path}. Write a row's name.{Suggestion.DidYouMean(name, map.Tools.Select(row => row.Name))}",
                ProblemSeverity.Error));
        }
        return tools;
    }
}
