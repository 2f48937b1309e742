namespace EnvMap.Catalog.Validation;

// A team brings its own table: a row that nothing here realises is worth a word, not an error.
internal sealed class RowsAreKnown : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map) => map.Tools
        .Where(tool => tool.Id.Value.Length > 0 && !KnownTools.Contains(tool.Id))
        .Select(tool => map.Warning(tool.Line, tool.Column,
            $"'{tool.Name}' is no known tool, so the row is documentation only.{Suggestion.DidYouMean(tool.Name, KnownTools.Names)}"));
}
