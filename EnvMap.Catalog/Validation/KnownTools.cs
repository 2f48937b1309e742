namespace EnvMap.Catalog.Validation;

/// <summary>Tells which rows the program knows nothing of; a team's table may have such rows.</summary>
public static class KnownTools
{
    /// <summary>A warning for each row whose name is not in <paramref name="knownNames"/>: it is documentation only.</summary>
    public static IReadOnlyList<CatalogProblem> Check(EnvironmentMap map, IReadOnlyCollection<string> knownNames)
    {
        var known = knownNames.Select(ToolId.FromName).ToHashSet();
        return
        [
            .. map.Tools.Where(tool => !known.Contains(tool.Id)).Select(tool => map.Warning(tool.Line, tool.Column,
                $"'{tool.Name}' is no known tool, so the row is documentation only.{Suggestion.DidYouMean(tool.Name, knownNames)}")),
        ];
    }
}
