using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Profiles;

// One row, seen alone: by its cell and by the settings that name it.
internal sealed class RowChoice(EnvironmentMap map, ProfileName profile, RowSettings settings, List<CatalogProblem> problems)
{
    public RowCandidate Choose(Tool tool)
    {
        var cell = tool.In(profile.Environment);
        var natural = ByMap(tool, cell);
        if (settings.Excluded.Contains(tool))
        {
            if (natural.Row.State is RowState.In)
            {
                problems.Add(map.Warning(cell.Line, cell.Column,
                    $"'{tool.Name}' is left out of {profile} by {RowSettings.ExcludeKey}, where the map says '{cell}'."));
            }
            return Candidate(tool, cell, RowState.Out, $"excluded by {RowSettings.ExcludeKey}");
        }
        return settings.Included.Contains(tool) ? Include(tool, cell, natural) : natural;
    }

    private RowCandidate ByMap(Tool tool, ToolPlacement cell)
    {
        var column = profile.Environment.ToColumn();
        var reached = cell.Phase is not { } phase || phase <= profile.Phase;
        return cell switch
        {
            { IsApplicable: false } => Candidate(tool, cell, RowState.Out, $"{cell} in {column}"),
            { IsToday: true } => Candidate(tool, cell, RowState.In, $"{cell} in {column}"),
            _ when !reached => Candidate(tool, cell, RowState.Out, $"{cell.Phase} > profile phase {profile.Phase.Number}"),
            { Optional: true } when settings.Options.Contains(tool) =>
                Candidate(tool, cell, RowState.In, $"option, switched on by {RowSettings.OptionsKey}", SlotClaim.ByOption),
            { Optional: true } => Candidate(tool, cell, RowState.Out, "option, not included"),
            _ => Candidate(tool, cell, RowState.In, $"{cell.Phase} ≤ profile phase {profile.Phase.Number}"),
        };
    }

    private RowCandidate Include(Tool tool, ToolPlacement cell, RowCandidate natural)
    {
        if (!cell.IsApplicable && profile.Environment is not DeployEnvironment.Local)
        {
            problems.Add(map.Error(cell.Line, cell.Column,
                $"{RowSettings.IncludeKey} has '{tool.Name}', which the map does not have in {profile.Environment} ('{cell}' in column {profile.Environment.ToColumn()}). Remove it there, or change the cell."));
            return natural;
        }
        if (!cell.IsApplicable || cell.Phase > profile.Phase)
        {
            var why = cell.IsApplicable ? $"ahead of {cell.Phase}" : $"against {cell} in {profile.Environment.ToColumn()}";
            problems.Add(map.Warning(cell.Line, cell.Column, $"'{tool.Name}' is beyond the map in {profile}: included {why}."));
            return Candidate(tool, cell, RowState.BeyondTheMap, $"beyond the map: included {why}", SlotClaim.ByInclude);
        }
        return Candidate(tool, cell, RowState.In, cell.Optional ? "option, included" : $"{natural.Row.Reason}, included", SlotClaim.ByInclude);
    }

    private static RowCandidate Candidate(
        Tool tool, ToolPlacement cell, RowState state, string reason, SlotClaim claim = SlotClaim.ByMap) =>
        new(new ProfileRow { Tool = tool, Placement = cell, State = state, Reason = reason }, claim);
}
