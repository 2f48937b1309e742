namespace EnvMap.Catalog.Validation;

internal sealed class UniqueToolNames : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map)
    {
        var seen = new Dictionary<ToolId, Tool>();
        foreach (var tool in map.Tools.Where(tool => tool.Id.Value.Length > 0 && !seen.TryAdd(tool.Id, tool)))
        {
            var first = seen[tool.Id];
            yield return map.Error(tool.Line, tool.Column, string.Equals(first.Name, tool.Name, StringComparison.OrdinalIgnoreCase)
                ? $"'{tool.Name}' stands in line {first.Line} already. Merge the rows, or give one another name."
                : $"'{tool.Name}' has the id '{tool.Id}' of '{first.Name}' in line {first.Line}. Give one a name with other letters.");
        }
    }
}
