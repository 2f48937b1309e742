using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>Which of the three networks a resource lives in.</summary>
[JsonConverter(typeof(SlugEnumConverter<ServiceTier>))]
public enum ServiceTier
{
    /// <summary>Where requests come in.</summary>
    Edge,

    /// <summary>Where they are answered.</summary>
    App,

    /// <summary>Where data are kept.</summary>
    Data,
}
