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

    // Of a run one for each copy of the project; committed output is the same on every machine.
    private string DefaultVolumePrefix => Application.ExecutionContext.IsPublishMode
        ? "envmap"
        : $"envmap-{Application.Configuration["AppHost:PathSha256"]?[..10].ToLowerInvariant()}";

    internal ToolCache Cache { get; } = new();

    /// <summary>The volume of a tool's data: <c>EnvMap:VolumePrefix</c>, then the resource, then <c>data</c>.</summary>
    internal string VolumeOf(string tool) => $"{Settings.VolumePrefix ?? DefaultVolumePrefix}-{tool}-data";

    /// <summary>The first of these rows that is part of the profile, or null.</summary>
    internal ProfileRow? Find(params IEnumerable<string> rows) =>
        rows.Select(Profile.Find).FirstOrDefault(row => row is { IsInEffect: true });
}
