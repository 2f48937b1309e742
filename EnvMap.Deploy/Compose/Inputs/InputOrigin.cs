using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Where the value of an input comes from; what stands first here is asked first, but for the last.</summary>
[JsonConverter(typeof(SlugEnumConverter<InputOrigin>))]
public enum InputOrigin
{
    /// <summary>It stands in <c>.env</c>.</summary>
    EnvFile,

    /// <summary>It stands in a file of the folder of secrets.</summary>
    SecretsFolder,

    /// <summary>Whoever publishes gives it.</summary>
    Given,

    /// <summary>The manifest has it, or, for what is no input of the manifest, the Compose file.</summary>
    Default,

    /// <summary>It is made up when the folder is written, and kept from then on.</summary>
    Generated,

    /// <summary>Nobody has one.</summary>
    NotSet,
}
