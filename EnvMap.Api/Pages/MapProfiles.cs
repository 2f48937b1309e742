using EnvMap.Api.Map;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Pages;

/// <summary>The profiles of the served map; in this instance's own environment its settings hold in every phase.</summary>
public sealed class MapProfiles
{
    private readonly CurrentMap _current;
    private readonly Dictionary<ProfileName, Profile> _all;

    /// <summary>Selects those of this instance's environment again, with its settings.</summary>
    public MapProfiles(CurrentMap current, IOptions<MapOptions> options)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(options);
        _current = current;
        _all = current.Profiles.Select(Own).ToDictionary(profile => profile.Name);
        Names = [.. current.Profiles.Select(profile => profile.Name)];

        // What was included by hand is about today; in another phase it could clash with what that phase brings.
        Profile Own(Profile profile) => profile.Name == current.Profile.Name ? current.Profile
            : profile.Name.Environment != current.Environment ? profile
            : ProfileSelector.Select(current.Map, profile.Name.Environment, profile.Name.Phase, exclude: options.Value.Exclude, options: options.Value.Options);
    }

    /// <summary>All profiles that the map has, by environment, then by phase.</summary>
    public IReadOnlyList<ProfileName> Names { get; }

    /// <summary>The profile that an environment has now: this instance's own, else what is known of it, else the default one.</summary>
    public Profile Live(DeployEnvironment environment, StatusSnapshot status)
    {
        if (environment == _current.Environment)
        {
            return _current.Profile;
        }
        var column = status.Of(environment);
        var profile = Select(environment, ProfileName.TryParse(column.Profile, out var name) ? name.Phase : ProfileName.DefaultPhase(environment));
        return column.Source is ColumnSource.Peer ? AsDeclared(profile, status) : profile;
    }

    /// <summary>An environment's profile at a phase.</summary>
    public Profile Select(DeployEnvironment environment, Phase phase) => _all[ProfileName.Resolve(_current.Map, environment, phase)];

    // A peer has settings of its own, by which it declares more or less than its table does. Cells that it says nothing of are as the
    // board began with them, by the default phase.
    private Profile AsDeclared(Profile profile, StatusSnapshot status)
    {
        var environment = profile.Name.Environment;
        var start = Select(environment, ProfileName.DefaultPhase(environment)).Rows.Select(row => (row.Tool.Id.Value, row.State, row.Reason)).ToHashSet();
        var declared = status.Cells.Where(cell => cell.Environment == environment && !start.Contains((cell.Row, cell.Declared, cell.Reason)))
            .ToDictionary(cell => cell.Row);
        return profile with
        {
            Rows =
            [
                .. profile.Rows.Select(row => declared.GetValueOrDefault(row.Tool.Id.Value) is { } cell && cell.Declared != row.State
                    ? row with { State = cell.Declared, Reason = cell.Reason, SupersededBy = null }
                    : row),
            ],
        };
    }
}
