using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Profiles;

/// <summary>Decides which rows of a map make up a profile.</summary>
public static class ProfileSelector
{
    /// <summary>Selects a profile; whatever is wrong stands in its problems.</summary>
    /// <param name="map">The map.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="phase">The phase; null is the environment's default, any number means the last phase up to it that changes the column.</param>
    /// <param name="include">Names or ids of rows to take in, also ahead of their phase, locally also against the map.</param>
    /// <param name="exclude">Names or ids of rows to leave out.</param>
    /// <param name="options">Names or ids of optional rows that are switched on from their phase on, and never before it.</param>
    public static Profile Select(
        EnvironmentMap map,
        DeployEnvironment environment,
        Phase? phase = null,
        IEnumerable<string>? include = null,
        IEnumerable<string>? exclude = null,
        IEnumerable<string>? options = null)
    {
        var problems = new List<CatalogProblem>();
        var settings = RowSettings.Read(map, include, exclude, options, problems);
        var requested = phase ?? ProfileName.DefaultPhase(environment);
        if (requested < Phase.Today)
        {
            problems.Add(new CatalogProblem("EnvMap:Phase", 0, 0, $"{requested.Number} is no phase. Write 0 or more.", ProblemSeverity.Error));
        }
        var name = ProfileName.Resolve(map, environment, requested);
        var choice = new RowChoice(map, name, settings, problems);
        var rows = SlotRule.Apply(map, [.. map.Tools.Select(choice.Choose)], problems);
        problems.AddRange(rows.Where(row => row.State is RowState.In && row.Placement.Caveat is not CellCaveat.None)
            .Select(row => map.Warning(row.Placement.Line, row.Placement.Column,
                $"'{row.Tool.Name}' is in {name}, where the map calls it '{row.Placement.Caveat.ToWords()}'.")));
        return new Profile
        {
            Name = name,
            RequestedPhase = requested,
            Rows = rows,
            Problems = [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)],
        };
    }
}
