using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>How far another resource must have come.</summary>
[JsonConverter(typeof(SlugEnumConverter<StartCondition>))]
public enum StartCondition
{
    /// <summary>It runs, healthy or not.</summary>
    Started,

    /// <summary>It runs and is healthy.</summary>
    Healthy,

    /// <summary>It has ended without an error.</summary>
    Completed,
}
