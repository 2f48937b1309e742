namespace EnvMap.Catalog.Validation;

internal sealed class MarksInLegend : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map) => map.Legend.Line is 0
        ? []
        : Enum.GetValues<CellStatus>()
            .Where(status => map.Tools.Any(tool => tool.Placements.Any(cell => cell.Status == status))
                && !map.Legend.Marks.Any(mark => mark.Status == status))
            .Select(status => map.Warning(map.Legend.Line, 1,
                $"The legend does not explain {status.ToMark()}, which the table uses. Add '- {status.ToMark()} **Name**: meaning'."));
}
