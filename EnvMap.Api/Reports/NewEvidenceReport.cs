using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Deployments;

namespace EnvMap.Api.Reports;

/// <summary>What <c>envmap evidence --format json</c> says of the cells that it has looked at; its counts are made anew.</summary>
public sealed record NewEvidenceReport
{
    /// <summary>The commit that was looked at, with a hash of what differed from it behind <c>-</c>.</summary>
    [CommitName]
    public string? Commit { get; init; }

    /// <summary>When it was looked; the time of the request when it is not given.</summary>
    [NotInFuture]
    public DateTimeOffset? At { get; init; }

    /// <summary>The cells, all or some of the map's; required.</summary>
    [Required, MaxLength(1000), NoNulls]
    public IReadOnlyList<EvidenceCell>? Cells { get; init; }
}
