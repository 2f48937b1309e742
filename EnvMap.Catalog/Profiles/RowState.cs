using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog.Profiles;

/// <summary>What a profile makes of a row.</summary>
[JsonConverter(typeof(SlugEnumConverter<RowState>))]
public enum RowState
{
    /// <summary>Not part of the profile.</summary>
    Out,

    /// <summary>Part of the profile, as the map says.</summary>
    In,

    /// <summary>Would be part of it, but another row fills its slot.</summary>
    Superseded,

    /// <summary>Part of it by a setting although the map has it ahead of the phase, or locally not at all.</summary>
    BeyondTheMap,
}
