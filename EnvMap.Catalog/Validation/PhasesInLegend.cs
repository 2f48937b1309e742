namespace EnvMap.Catalog.Validation;

// One problem for each phase, at its first place: a slip in the legend is one slip. Without a legend the reader has said so.
internal sealed class PhasesInLegend : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map) => map.Legend.Line is 0
        ? []
        : Mentions(map)
            .Where(mention => mention.Phase > Phase.Today && !map.Legend.Phases.Any(known => known.Phase == mention.Phase))
            .GroupBy(mention => mention.Phase)
            .Select(phase => Problem(map, phase.Key, [.. phase]));

    private static CatalogProblem Problem(EnvironmentMap map, Phase phase, IReadOnlyList<(string Who, Phase Phase, int Line, int Column)> mentions)
    {
        var further = mentions.Skip(1).Select(mention => mention.Line).Distinct().ToList();
        var also = further.Count is 0 ? "" : $" (also in line {string.Join(", ", further)})";
        return map.Error(mentions[0].Line, mentions[0].Column,
            $"{mentions[0].Who} names {phase}{also}, which the legend in line {map.Legend.Line} does not have. "
            + $"Add '- **{phase}**: …' there, or write one of {Known(map)}.");
    }

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
