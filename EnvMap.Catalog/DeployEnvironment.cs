using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog;

/// <summary>An environment of the map, in the order in which a change travels.</summary>
[JsonConverter(typeof(SlugEnumConverter<DeployEnvironment>))]
public enum DeployEnvironment
{
    /// <summary>A developer's machine; Aspire calls it Development.</summary>
    Local,

    /// <summary>The rehearsal of production.</summary>
    Staging,

    /// <summary>What users reach.</summary>
    Production,
}
