using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerNetworkConnection"/> shall be.</summary>
internal sealed class ContainerNetworkConnectionSpec
{
    public string ContainerNetworkName { get; set; } = "";

    [JsonPropertyName("containerID")]
    public string ContainerId { get; set; } = "";

    public List<string>? Aliases { get; set; }
}
