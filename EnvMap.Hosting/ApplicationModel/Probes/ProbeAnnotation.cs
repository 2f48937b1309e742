using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A probe of a resource.</summary>
[Experimental(ExperimentalIds.Probes)]
public abstract class ProbeAnnotation : IResourceAnnotation
{
    /// <summary>Gets what the probe finds out.</summary>
    public required ProbeType Type { get; init; }

    /// <summary>Gets how long the first probe waits, in seconds.</summary>
    public int InitialDelaySeconds { get; init; } = 5;

    /// <summary>Gets the time between two probes, in seconds.</summary>
    public int PeriodSeconds { get; init; } = 5;

    /// <summary>Gets or sets how long a probe may take, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 1;

    /// <summary>Gets after how many failures in a row the resource counts as failed.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>Gets after how many successes in a row the resource counts as well.</summary>
    public int SuccessThreshold { get; init; } = 1;
}
