using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog;

/// <summary>How much a problem weighs.</summary>
[JsonConverter(typeof(SlugEnumConverter<ProblemSeverity>))]
public enum ProblemSeverity
{
    /// <summary>Worth a look; the work goes on.</summary>
    Warning,

    /// <summary>Must be cured before anything is done with the map.</summary>
    Error,
}
