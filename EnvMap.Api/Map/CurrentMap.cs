using System.Security.Cryptography;
using System.Text;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Reading;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Map;

/// <summary>The table that this instance serves, and the profile that it is part of; read once.</summary>
public sealed class CurrentMap
{
    private static readonly string s_version = $"{typeof(CurrentMap).Module.ModuleVersionId} {typeof(EnvironmentMap).Module.ModuleVersionId}";

    /// <summary>Reads the table; a <see cref="CatalogException"/> with every problem where it, or a setting, is wrong.</summary>
    public CurrentMap(IOptions<MapOptions> options, IHostEnvironment host)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(host);
        var settings = options.Value;

        // Answers name the table; where it lies on this machine is nobody's business.
        var read = EnvironmentMapReader.ReadFile(Path.Combine(AppContext.BaseDirectory, settings.Map)).GetMap();
        Map = read with { Path = Path.GetFileName(read.Path) };
        Profile = ProfileSelector.Select(
            Map,
            DeployEnvironments.Parse(settings.Environment ?? host.EnvironmentName),
            settings.Phase is { } phase ? new Phase(phase) : null,
            settings.Include,
            settings.Exclude,
            settings.Options);
        if (Profile.HasErrors)
        {
            throw new CatalogException(Profile.Problems);
        }
        Profiles = [.. ProfileName.AllOf(Map).Select(name => ProfileSelector.Select(Map, name.Environment, name.Phase))];
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{s_version} {Map.Path} {EnvironmentMapWriter.Write(Map)}")).AsSpan(0, 12));
    }

    /// <summary>The table.</summary>
    public EnvironmentMap Map { get; }

    /// <summary>What the table says for this instance's environment and phase.</summary>
    public Profile Profile { get; }

    /// <summary>Every profile of the table as it stands, without this instance's settings.</summary>
    public IReadOnlyList<Profile> Profiles { get; }

    /// <summary>Differs for every name and text of the table, and for every version of what is made of it.</summary>
    public string Fingerprint { get; }

    /// <summary>The row of this name or id, as an address has it, or null.</summary>
    public Tool? Find(string row)
    {
        ArgumentNullException.ThrowIfNull(row);

        // The one character that the server leaves encoded in a path.
        return Map.Find(row.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The environment that this instance is part of.</summary>
    public DeployEnvironment Environment => Profile.Name.Environment;
}
