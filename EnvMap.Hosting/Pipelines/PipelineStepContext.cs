using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What a step is given.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public sealed class PipelineStepContext
{
    /// <summary>Gets what all steps share.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>Gets the model.</summary>
    public DistributedApplicationModel Model => PipelineContext.Model;

    /// <summary>Gets the context of the publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext => PipelineContext.ExecutionContext;

    /// <summary>Gets the services of the application.</summary>
    public IServiceProvider Services => PipelineContext.Services;

    /// <summary>Gets the logger.</summary>
    public ILogger Logger => PipelineContext.Logger;

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken => PipelineContext.CancellationToken;
}
