using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Status;

/// <summary>Whether what runs is what the map declares; says nothing about health.</summary>
[JsonConverter(typeof(SlugEnumConverter<CellDrift>))]
public enum CellDrift
{
    /// <summary>Nothing of the row can be probed from here.</summary>
    NotObservable,

    /// <summary>Declared and running, or neither.</summary>
    InSync,

    /// <summary>Declared and not running, or running and not declared.</summary>
    Drifted,
}
