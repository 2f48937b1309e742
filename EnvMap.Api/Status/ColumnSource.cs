using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Status;

/// <summary>Where what is known about an environment comes from.</summary>
[JsonConverter(typeof(SlugEnumConverter<ColumnSource>))]
public enum ColumnSource
{
    /// <summary>Nothing is known of it but what the map declares.</summary>
    None,

    /// <summary>This instance is part of it, and probes.</summary>
    Self,

    /// <summary>An instance that is part of it was asked.</summary>
    Peer,

    /// <summary>A deployment to it was reported.</summary>
    Deployment,
}
