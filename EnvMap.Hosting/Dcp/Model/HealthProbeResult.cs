namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The last answer of a probe.</summary>
internal sealed class HealthProbeResult
{
    /// <summary><c>Success</c>, <c>Failure</c> or <c>Unknown</c>.</summary>
    public string Outcome { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public string ProbeName { get; set; } = "";

    public string? Reason { get; set; }
}
