using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog;

/// <summary>The mark of a cell.</summary>
[JsonConverter(typeof(SlugEnumConverter<CellStatus>))]
public enum CellStatus
{
    /// <summary>✅: in use today.</summary>
    Implemented,

    /// <summary>⚠️: planned, optional, or in use with a caveat.</summary>
    Planned,

    /// <summary>❌: not in use, nor planned.</summary>
    NotImplemented,
}
