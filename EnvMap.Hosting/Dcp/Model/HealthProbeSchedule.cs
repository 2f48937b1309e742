using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>When a probe runs.</summary>
internal sealed class HealthProbeSchedule
{
    /// <summary><c>Continuous</c> (assumed) or <c>UntilSuccess</c>.</summary>
    public string? Kind { get; set; }

    [JsonConverter(typeof(GoDurationConverter))]
    public TimeSpan Interval { get; set; }

    [JsonConverter(typeof(GoDurationConverter))]
    public TimeSpan? Timeout { get; set; }

    [JsonConverter(typeof(GoDurationConverter))]
    public TimeSpan? InitialDelay { get; set; }
}
