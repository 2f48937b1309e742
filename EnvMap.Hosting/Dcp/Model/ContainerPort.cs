using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A port of a container and where the host has it.</summary>
internal sealed class ContainerPort
{
    public int? HostPort { get; set; }

    [JsonPropertyName("containerPort")]
    public int Port { get; set; }

    public string? Protocol { get; set; }

    [JsonPropertyName("hostIP")]
    public string? HostIp { get; set; }
}
