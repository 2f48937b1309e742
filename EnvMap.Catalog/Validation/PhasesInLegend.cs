namespace EnvMap.Catalog.Validation;

// Without a legend the reader has said so; every phase would only say it again.
internal sealed class PhasesInLegend : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map) => map.Legend.Line is 0
        ? []
        : Mentions(map)
            .Where(mention => mention.Phase > Phase.Today && !map.Legend.Phases.Any(known => known.Phase == mention.Phase))
            .Select(mention => map.Error(mention.Line, mention.Column,
                $"{mention.Who} names {mention.Phase}, which the legend in line {map.Legend.Line} does not have. "
                + $"Add '- **{mention.Phase}**: …' there, or write one of {Known(map)}."));

    private static IEnumerable<(string Who, Phase Phase, int Line, int Column)> Mentions(EnvironmentMap map)
    {
        foreach (var tool in map.Tools)
        {
            foreach (var cell in tool.Placements.Where(cell => cell.Phase is not null))
            {
                yield return ($"'{tool.Name}' in column {cell.Environment.ToColumn()}", cell.Phase!.Value, cell.Line, cell.Column);
            }
        }
        foreach (var (summary, list) in map.Summaries.SelectMany(summary => summary.Lists.Select(list => (summary, list))))
        {
            yield return ($"The summary '{summary.Title}'", list.Phase, list.Line, 1);
        }
        foreach (var (step, phase) in map.MigrationPath.SelectMany(step => step.Phases.Select(phase => (step, phase))))
        {
            yield return ($"The migration path's step '{step.Environment}'", phase, step.Line, step.Column);
        }
    }

    private static string Known(EnvironmentMap map) =>
        map.Legend.Phases.Count is 0 ? "the phases you add" : string.Join(", ", map.Legend.Phases.Select(known => known.Phase));
}
