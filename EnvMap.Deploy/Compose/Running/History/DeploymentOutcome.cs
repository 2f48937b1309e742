using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Compose.Running.History;

/// <summary>What came of bringing a version to a machine.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentOutcome>))]
public enum DeploymentOutcome
{
    /// <summary>It runs, or ran until the next one.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,

    /// <summary>It did not become healthy.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
