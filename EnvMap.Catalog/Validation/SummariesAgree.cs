namespace EnvMap.Catalog.Validation;

// The table is what holds; the summary may tell less, use short names and speak of more than rows, but not contradict.
internal sealed class SummariesAgree : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map)
    {
        var rows = new RowNames(map);
        return from summary in map.Summaries
               from list in summary.Lists
               where list.Phase == Phase.Today || map.Legend.Phases.Any(known => known.Phase == list.Phase)
               from item in list.Items
               from problem in Check(map, rows, summary, list, item)
               select problem;
    }

    private static IEnumerable<CatalogProblem> Check(
        EnvironmentMap map, RowNames rows, EnvironmentSummary summary, SummaryList list, SummaryItem item)
    {
        var expected = list.Phase == Phase.Today ? CellStatus.Implemented : CellStatus.Planned;
        if (item.Status != expected)
        {
            yield return map.Error(item.Line, item.Column,
                $"'{item.Text}' has {item.Status.ToMark()} in a list of {Describe(list)}. Write {expected.ToMark()}, or move the item.");
            yield break;
        }
        var phrase = SummaryPhrase.Read(item.Text, rows);
        foreach (var group in phrase.Groups)
        {
            var found = group.Select(name => (Name: name, Rows: rows.Find(name))).ToList();
            foreach (var (name, candidates) in found.Where(one => one.Rows.Count is not 1))
            {
                yield return candidates.Count is 0
                    ? Unknown(map, rows, item, name)
                    : map.Warning(item.Line, item.Column,
                        $"'{name}' could be {string.Join(", ", candidates.Select(row => $"'{row.Name}'"))}, so it is not checked. Write the whole name.");
            }
            var certain = found.Where(one => one.Rows.Count is 1).Select(one => one.Rows[0]).ToList();
            if (certain.Count == group.Count && !certain.Exists(row => Agrees(row, summary.Environment, list.Phase)))
            {
                yield return Contradiction(map, certain[0], summary.Environment, list, item);
            }
            if (certain is [var only] && only.Find(summary.Environment) is { } cell
                && RemarkedCaveat(phrase.Remark) is var caveat and not CellCaveat.None && cell.Caveat != caveat)
            {
                yield return map.Error(item.Line, item.Column,
                    $"The summary calls '{only.Name}' '{phrase.Remark}', the table says '{cell.Text}' in line {cell.Line}. Change one of them.");
            }
        }
    }

    private static CatalogProblem Unknown(EnvironmentMap map, RowNames rows, SummaryItem item, string name) =>
        Suggestion.For(name, rows.All) is { } near
            ? map.Error(item.Line, item.Column, $"'{name}' is no row of the table. Did you mean '{near}'?")
            : map.Warning(item.Line, item.Column, $"'{name}' is no row of the table, so it is not checked. Add a row for it if it is a tool.");

    private static CatalogProblem Contradiction(
        EnvironmentMap map, Tool row, DeployEnvironment environment, SummaryList list, SummaryItem item)
    {
        var cell = row.In(environment);
        return map.Error(item.Line, item.Column,
            $"'{row.Name}' stands under {Describe(list)} of {environment}, the table says '{cell.Text}' in line {cell.Line}. Change one of them.");
    }

    // A cell that could not be read has its problem already.
    private static bool Agrees(Tool row, DeployEnvironment environment, Phase phase) =>
        row.Find(environment) is not { } cell || (phase == Phase.Today ? cell.IsToday : cell.Phase == phase);

    private static CellCaveat RemarkedCaveat(string remark) =>
        Enum.GetValues<CellCaveat>().FirstOrDefault(caveat => string.Equals(caveat.ToWords(), remark, StringComparison.OrdinalIgnoreCase)
            && caveat is not CellCaveat.None);

    private static string Describe(SummaryList list) => list.Phase == Phase.Today ? "'Current'" : $"'{list.Phase} Adds'";
}
