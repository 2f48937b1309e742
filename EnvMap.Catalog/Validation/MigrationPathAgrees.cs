namespace EnvMap.Catalog.Validation;

internal sealed class MigrationPathAgrees : IMapRule
{
    public IEnumerable<CatalogProblem> Check(EnvironmentMap map)
    {
        var rows = new RowNames(map);
        return PhaseProblems(map).Concat(RowProblems(map, rows)).Concat(OrderProblems(map));
    }

    private static IEnumerable<CatalogProblem> PhaseProblems(EnvironmentMap map) =>
        from step in map.MigrationPath
        from phase in step.Phases
        where !map.Tools.Any(tool => tool.Find(step.Environment)?.Phase == phase)
        select map.Error(step.Line, step.Column,
            $"The migration path brings {phase} to {step.Environment}, where no cell of column {step.Environment.ToColumn()} names it. Change the step or the cells.");

    private static IEnumerable<CatalogProblem> RowProblems(EnvironmentMap map, RowNames rows) =>
        from step in map.MigrationPath
        from name in step.Text.Split('+', StringSplitOptions.TrimEntries)
        let row = rows.FindExact(name)
        let cell = row?.Find(step.Environment)
        where cell is { IsApplicable: false }
        select map.Error(step.Line, step.Column,
            $"The migration path has '{row.Name}' in {step.Environment}, the table says '{cell.Text}' in line {cell.Line}. Change one of them.");

    private static IEnumerable<CatalogProblem> OrderProblems(EnvironmentMap map) =>
        map.MigrationPath.Zip(map.MigrationPath.Skip(1))
            .Where(pair => pair.Second.Environment <= pair.First.Environment)
            .Select(pair => map.Error(pair.Second.Line, pair.Second.Column,
                $"The migration path comes to {pair.Second.Environment} after {pair.First.Environment}. Order the steps {string.Join(", ", DeployEnvironments.All)}."));
}
