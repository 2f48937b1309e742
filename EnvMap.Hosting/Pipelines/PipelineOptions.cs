using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.Pipelines;

/// <summary>What is published, and where to; read from the configuration's section <c>Pipeline</c>.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public class PipelineOptions
{
    /// <summary>Gets or sets the file or directory that is written.</summary>
    public string? OutputPath { get; set; }

    /// <summary>Gets or sets the step to run, with those that go before it; null for all.</summary>
    public string? Step { get; set; }

    /// <summary>Gets or sets the least level of log lines.</summary>
    public string? LogLevel { get; set; }

    /// <summary>Gets or sets whether what an earlier deployment kept is forgotten.</summary>
    public bool ClearCache { get; set; }

    /// <summary>Gets or sets whether nothing is asked.</summary>
    public bool SkipConfirmation { get; set; }
}
