using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Status;

/// <summary>How well what runs is doing; says nothing about what should run.</summary>
[JsonConverter(typeof(SlugEnumConverter<CellHealth>))]
public enum CellHealth
{
    /// <summary>Nothing answered, or nothing was asked.</summary>
    Unknown,

    /// <summary>The last probe was answered as it should be.</summary>
    Healthy,

    /// <summary>The last probe was answered with an error, too late, or not at all.</summary>
    Unhealthy,
}
