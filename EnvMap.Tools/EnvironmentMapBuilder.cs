using EnvMap.Acquisition;
using EnvMap.Catalog.Profiles;
using EnvMap.Tools.Settings;

namespace EnvMap.Tools;

/// <summary>Adds the tools of a map to an application; a tool whose row is not in the profile adds nothing.</summary>
public sealed class EnvironmentMapBuilder
{
    internal EnvironmentMapBuilder(IDistributedApplicationBuilder application, Profile profile, EnvironmentMapSettings settings)
    {
        (Application, Profile, Settings) = (application, profile, settings);
        State = new StateFolder(settings.DataDirectory ?? StateFolder.DefaultOf(application.AppHostDirectory));
        Flavours = new FlavourChoice(application, settings);
    }

    /// <summary>What the map says for this environment and phase.</summary>
    public Profile Profile { get; }

    internal IDistributedApplicationBuilder Application { get; }

    internal EnvironmentMapSettings Settings { get; }

    internal StateFolder State { get; }

    internal FlavourChoice Flavours { get; }

    internal ToolCache Cache { get; } = new();

    /// <summary>The first of these rows that is part of the profile, or null.</summary>
    internal ProfileRow? Find(params IEnumerable<string> rows) =>
        rows.Select(Profile.Find).FirstOrDefault(row => row is { IsInEffect: true });
}
