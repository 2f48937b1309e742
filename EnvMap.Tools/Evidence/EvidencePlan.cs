using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.Evidence;

/// <summary>In which publications each cell of a map is looked for.</summary>
public static class EvidencePlan
{
    /// <summary>
    /// The publications of a cell: that of its phase, an optional one with the row taken in; all those of the column for ❌; none for what
    /// nothing realises.
    /// </summary>
    public static IReadOnlyList<EvidencePublication> Of(EnvironmentMap map, Tool tool, ToolPlacement cell)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(cell);
        var environment = cell.Environment;
        if (!cell.IsApplicable)
        {
            return [.. map.PhasesOf(environment).Select(phase => new EvidencePublication(new ProfileName(environment, phase), []))];
        }
        if (RowEvidences.Of(tool.Name) is not { } evidence)
        {
            return [];
        }
        var profile = ProfileName.Resolve(map, environment, cell.Phase ?? Phase.Today);
        return [new EvidencePublication(profile, cell.Optional && !IsOptionOf(profile) ? [tool.Name, .. evidence.AlongWith(environment)] : [])];
    }

    /// <summary>The cells of a map that are asked for, each with its row.</summary>
    /// <param name="map">The map.</param>
    /// <param name="row">The name or id of one row; null for all.</param>
    /// <param name="environment">One environment; null for all.</param>
    public static IEnumerable<(Tool Tool, ToolPlacement Cell)> Cells(EnvironmentMap map, string? row = null, DeployEnvironment? environment = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var only = row is null ? null : map.Find(row);
        return map.Tools.Where(tool => row is null || tool == only)
            .SelectMany(tool => tool.Placements, (tool, cell) => (tool, cell))
            .Where(one => environment is null || one.cell.Environment == environment);
    }

    // Locally the AppHost's own settings switch the options on.
    private static bool IsOptionOf(ProfileName profile) => profile.Environment is DeployEnvironment.Local && profile.Phase > Phase.Today;
}
