using System.Collections.Concurrent;
using EnvMap.Api.Map;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Pages;

/// <summary>The profiles of the served map, each selected once.</summary>
public sealed class MapProfiles(CurrentMap current, IOptions<MapOptions> options)
{
    private readonly ConcurrentDictionary<ProfileName, Profile> _selected = new();

    /// <summary>All profiles that the map has, by environment, then by phase.</summary>
    public IReadOnlyList<ProfileName> Names { get; } = ProfileName.AllOf(current.Map);

    /// <summary>The profile that an environment has now: this instance's own, else what is known of it, else the default one.</summary>
    public Profile Live(DeployEnvironment environment, StatusSnapshot status) => environment == current.Environment
        ? current.Profile
        : Select(environment, ProfileName.TryParse(status.Of(environment).Profile, out var name) ? name.Phase : ProfileName.DefaultPhase(environment));

    /// <summary>An environment's profile at a phase; in this instance's own environment its settings hold in every phase.</summary>
    public Profile Select(DeployEnvironment environment, Phase phase)
    {
        var name = ProfileName.Resolve(current.Map, environment, phase);
        return name == current.Profile.Name ? current.Profile : _selected.GetOrAdd(name, Create);
    }

    // What was included by hand is about today; in another phase it could clash with what that phase brings.
    private Profile Create(ProfileName name) => name.Environment == current.Environment
        ? ProfileSelector.Select(current.Map, name.Environment, name.Phase, exclude: options.Value.Exclude, options: options.Value.Options)
        : ProfileSelector.Select(current.Map, name.Environment, name.Phase);
}
