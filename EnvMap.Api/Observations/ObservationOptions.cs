using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Observations;

/// <summary>How what runs is observed, and how long that is kept.</summary>
public sealed class ObservationOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EnvMap:Observations";

    /// <summary>The time from the beginning of one round of probes to that of the next, or up to a fifth less; 2 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most time that a probe may take; 2 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most probes at once; 32 by default.</summary>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 32;

    /// <summary>The most changes that wait for a database that is away; beyond it the oldest are forgotten. 1000 by default.</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; set; } = 1000;

    /// <summary>The days that changes are kept; the last of each cell always is. 90 by default.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 90;
}
