using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Map;

/// <summary>What the section <c>EnvMap</c> of the configuration says about the map and the profile that this instance is part of.</summary>
public sealed class MapOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EnvMap";

    /// <summary>The path of the table, relative to the application; the table that was published with it by default.</summary>
    [Required]
    public string Map { get; set; } = "environment-map.md";

    /// <summary>The environment, or an alias; by default the host's, so that <c>Development</c> is <c>Local</c>.</summary>
    public string? Environment { get; set; }

    /// <summary>The phase; null for the default of the environment.</summary>
    [Range(0, 999)]
    public int? Phase { get; set; }

    /// <summary>Rows taken in, as the AppHost was told to.</summary>
    public IList<string> Include { get; } = [];

    /// <summary>Rows left out, as the AppHost was told to.</summary>
    public IList<string> Exclude { get; } = [];

    /// <summary>Optional rows that are switched on.</summary>
    public IList<string> Options { get; } = [];

    /// <summary>Who may read: <c>Anonymous</c> for everybody, <c>Authenticated</c> for users; null for the default, which is everybody in Local.</summary>
    [AllowedValues(null, "", nameof(Auth.ReadPolicy.Anonymous), nameof(Auth.ReadPolicy.Authenticated),
        ErrorMessage = "EnvMap:ReadPolicy is neither Anonymous nor Authenticated. Write one of them.")]
    public string? ReadPolicy { get; set; }
}
