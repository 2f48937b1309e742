using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Deployments;

namespace EnvMap.Api.Reports;

/// <summary>What was found when the containers of a profile were compared with what was published.</summary>
public sealed record NewDriftReport
{
    /// <summary>The profile, such as <c>staging-0</c>; required.</summary>
    [Required]
    [RegularExpression("[A-Za-z]{1,20}-[0-9]{1,3}", ErrorMessage = "{0} must be an environment and a phase, such as 'staging-0'.")]
    public string? Profile { get; init; }

    /// <summary>The version that runs there.</summary>
    [StringLength(200)]
    public string? Version { get; init; }

    /// <summary>The machine.</summary>
    [StringLength(300)]
    public string? Machine { get; init; }

    /// <summary>When it was looked; the time of the request when it is not given.</summary>
    [NotInFuture]
    public DateTimeOffset? At { get; init; }

    /// <summary>The services that were looked at.</summary>
    [MaxLength(1000), NoNulls]
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What differs; none where nothing does.</summary>
    [MaxLength(200), NoNulls]
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];
}
