using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.Pipelines;

/// <summary>The steps of a publish.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public interface IDistributedApplicationPipeline
{
    /// <summary>Adds a step.</summary>
    /// <param name="name">The name.</param>
    /// <param name="action">What it does.</param>
    /// <param name="dependsOn">The name, or names, of the steps that go before it.</param>
    /// <param name="requiredBy">The name, or names, of the steps that it goes before.</param>
    /// <exception cref="InvalidOperationException">There is a step of that name.</exception>
    /// <exception cref="ArgumentException">The steps are given neither as a name nor as names.</exception>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    /// <summary>Adds a step.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidOperationException">There is a step of that name.</exception>
    void AddStep(PipelineStep step);

    /// <summary>Runs the step that was asked for, with those that go before it; or all.</summary>
    /// <param name="context">What the steps share.</param>
    Task ExecuteAsync(PipelineContext context);
}
