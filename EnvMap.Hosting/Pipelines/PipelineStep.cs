using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting;

namespace Aspire.Hosting.Pipelines;

/// <summary>One step of a publish or deployment.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public class PipelineStep
{
    /// <summary>Gets the name, unique within the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the step is for.</summary>
    public string? Description { get; init; }

    /// <summary>Gets what the step does.</summary>
    public required Func<PipelineStepContext, Task> Action { get; init; }

    /// <summary>Gets the names of the steps that go before it.</summary>
    public List<string> DependsOnSteps { get; init; } = [];

    /// <summary>Gets the names of the steps that it goes before.</summary>
    public List<string> RequiredBySteps { get; init; } = [];

    /// <summary>Gets words by which steps are found.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>Gets or sets the resource that the step belongs to.</summary>
    public IResource? Resource { get; set; }

    /// <summary>Whether it is left out where every step is to run, unless another one depends on it.</summary>
    internal bool RunsOnlyWhenNeeded { get; init; }

    /// <summary>Has another step go before it.</summary>
    /// <param name="stepName">The name of the other.</param>
    public void DependsOn(string stepName) => DependsOnSteps.Add(stepName);

    /// <summary>Has another step go before it.</summary>
    /// <param name="step">The other.</param>
    public void DependsOn(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        DependsOn(step.Name);
    }

    /// <summary>Has it go before another step.</summary>
    /// <param name="stepName">The name of the other.</param>
    public void RequiredBy(string stepName) => RequiredBySteps.Add(stepName);

    /// <summary>Has it go before another step.</summary>
    /// <param name="step">The other.</param>
    public void RequiredBy(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        RequiredBy(step.Name);
    }
}
