using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a probe finds out.</summary>
[Experimental(ExperimentalIds.Probes)]
public enum ProbeType
{
    /// <summary>Whether the resource has started.</summary>
    Startup,

    /// <summary>Whether it takes requests.</summary>
    Readiness,

    /// <summary>Whether it is alive.</summary>
    Liveness
}
