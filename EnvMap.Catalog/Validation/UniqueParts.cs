namespace EnvMap.Catalog.Validation;

// What stands twice was copied and left: of sections and items that is odd, of summaries it is a contradiction.
internal sealed class UniqueParts : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map) =>
        Repeated(map.Sections, section => ToolId.FromName(section.Name))
            .Select(pair => map.Warning(pair.Again.Line, 1, string.Equals(pair.First.Name, pair.Again.Name, StringComparison.OrdinalIgnoreCase)
                ? $"The section '{pair.Again.Name}' stands in line {pair.First.Line} already. Merge them."
                : $"The section '{pair.Again.Name}' has the short name of '{pair.First.Name}' in line {pair.First.Line}, '{ToolId.FromName(pair.Again.Name)}'. Rename one."))
        .Concat(Repeated(map.Summaries, summary => summary.Environment)
            .Select(pair => map.Error(pair.Again.Line, 1, $"{pair.Again.Environment} has a summary in line {pair.First.Line} already. Merge them, or name another environment.")))
        .Concat(map.Summaries.SelectMany(summary => Repeated(summary.Lists, list => list.Phase)
            .Select(pair => map.Error(pair.Again.Line, 1, $"'{summary.Title}' has this list in line {pair.First.Line} already. Merge them, or name another phase."))))
        .Concat(map.Summaries.SelectMany(summary => summary.Lists).SelectMany(list => Repeated(list.Items, item => item.Text.ToUpperInvariant())
            .Select(pair => map.Warning(pair.Again.Line, pair.Again.Column, $"'{pair.Again.Text}' stands in line {pair.First.Line} already. Remove one."))));

    private static IEnumerable<(T First, T Again)> Repeated<T, TKey>(IEnumerable<T> parts, Func<T, TKey> key) =>
        parts.GroupBy(key).SelectMany(same => same.Skip(1).Select(again => (same.First(), again)));
}
