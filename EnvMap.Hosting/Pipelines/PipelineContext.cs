using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What the steps of a pipeline share.</summary>
/// <param name="model">The model.</param>
/// <param name="executionContext">The context of the publish.</param>
/// <param name="serviceProvider">The services of the application.</param>
/// <param name="logger">The logger.</param>
/// <param name="cancellationToken">Ends the work.</param>
[Experimental(ExperimentalIds.Pipelines)]
public sealed class PipelineContext(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, IServiceProvider serviceProvider, ILogger logger, CancellationToken cancellationToken)
{
    /// <summary>Gets the model.</summary>
    public DistributedApplicationModel Model { get; } = model;

    /// <summary>Gets the context of the publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>Gets the services of the application.</summary>
    public IServiceProvider Services { get; } = serviceProvider;

    /// <summary>Gets the logger.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Gets or sets what ends the work.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;
}
