using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known of a running resource at one moment; what the dashboard shows.</summary>
[DebuggerDisplay("{ResourceType,nq}: {State?.Text,nq}, {HealthStatus}")]
public sealed record CustomResourceSnapshot
{
    /// <summary>Gets the kind of the resource, such as <c>Container</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Gets the state, one of <see cref="KnownResourceStates"/> or a text of one's own.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>
    /// Gets the health: null unless the resource runs, healthy when it runs and nothing checks it, else the worst of its reports.
    /// </summary>
    public HealthStatus? HealthStatus => State?.Text == KnownResourceStates.Running ? WorstOf(HealthReports) : null;

    /// <summary>Gets the last result of each health check.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; internal init; } = [];

    /// <summary>Gets the exit code of a resource that has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Gets when the resource came into being, in UTC.</summary>
    public DateTime? CreationTimeStamp { get; init; }

    /// <summary>Gets when the resource started, in UTC.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>Gets when the resource stopped, in UTC.</summary>
    public DateTime? StopTimeStamp { get; init; }

    /// <summary>Gets the properties, in the order of their display.</summary>
    public required ImmutableArray<ResourcePropertySnapshot> Properties { get; init; }

    /// <summary>Gets the commands that can be run on the resource.</summary>
    public ImmutableArray<ResourceCommandSnapshot> Commands { get; init; } = [];

    /// <summary>Gets the URLs at which the resource is reached.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>Gets how the resource relates to others.</summary>
    public ImmutableArray<RelationshipSnapshot> Relationships { get; init; } = [];

    /// <summary>Gets the environment variables.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    /// <summary>Gets the mounts of a container.</summary>
    public ImmutableArray<VolumeSnapshot> Volumes { get; init; } = [];

    /// <summary>Gets the name of the icon; null for that of the resource's kind.</summary>
    public string? IconName { get; init; }

    /// <summary>Gets the variant of the icon.</summary>
    public IconVariant? IconVariant { get; init; }

    /// <summary>Gets whether the dashboard leaves the resource out.</summary>
    public bool IsHidden { get; init; }

    // Counts the publications of one resource id; 0 before the first.
    internal long Version { get; init; }

    // Set once the handlers of ResourceReadyEvent have run since the last start; carries their outcome.
    internal Task? ReadyHandlers { get; init; }

    private static HealthStatus WorstOf(ImmutableArray<HealthReportSnapshot> reports)
        => reports.IsEmpty
            ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
            : reports.Min(report => report.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy);
}
