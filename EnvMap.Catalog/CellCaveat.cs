using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog;

/// <summary>What a cell says against using its tool there; the tool is in use all the same.</summary>
[JsonConverter(typeof(SlugEnumConverter<CellCaveat>))]
public enum CellCaveat
{
    /// <summary>Nothing is held against it.</summary>
    None,

    /// <summary><c>Not recommended</c>.</summary>
    NotRecommended,

    /// <summary><c>Not secure</c>.</summary>
    NotSecure,
}
