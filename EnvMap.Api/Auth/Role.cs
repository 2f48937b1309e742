using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Auth;

/// <summary>What a user may do; each role may also do what those before it may.</summary>
[JsonConverter(typeof(SlugEnumConverter<Role>))]
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Records deployments.</summary>
    Editor,

    /// <summary>Manages users.</summary>
    Admin,
}
