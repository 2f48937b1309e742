using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>Keeps the steps in the order in which they were added.</summary>
internal sealed partial class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps = [];

    public DistributedApplicationPipeline()
    {
        foreach (var (name, before, later) in ((string, string[], string[])[])
        [
            (WellKnownPipelineSteps.BeforeStart, [], []),
            (WellKnownPipelineSteps.ValidateComputeEnvironments, [], [WellKnownPipelineSteps.BeforeStart]),
            (WellKnownPipelineSteps.ProcessParameters, [], []),
            (WellKnownPipelineSteps.PublishPrereq, [WellKnownPipelineSteps.ProcessParameters], []),
            (WellKnownPipelineSteps.Publish, [], []),
            (WellKnownPipelineSteps.BuildPrereq, [WellKnownPipelineSteps.ProcessParameters], []),
            (WellKnownPipelineSteps.Build, [], []),
            (WellKnownPipelineSteps.PushPrereq, [], []),
            (WellKnownPipelineSteps.Push, [WellKnownPipelineSteps.PushPrereq], []),
            (WellKnownPipelineSteps.DeployPrereq, [WellKnownPipelineSteps.ProcessParameters], []),
            (WellKnownPipelineSteps.Deploy, [], []),
            (WellKnownPipelineSteps.DestroyPrereq, [], []),
            (WellKnownPipelineSteps.Destroy, [], [])
        ])
        {
            AddStep(name, static _ => Task.CompletedTask, before, later);
        }

        AddStep(WellKnownPipelineSteps.Diagnostics, context =>
        {
            LogOrder(context.Logger, Order().Describe());
            return Task.CompletedTask;
        });
        AddStep(ContainerRuntimeStep.Create());
    }

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        AddStep(new()
        {
            Name = name,
            Action = action,
            DependsOnSteps = Names(dependsOn, nameof(dependsOn)),
            RequiredBySteps = Names(requiredBy, nameof(requiredBy))
        });
    }

    public void AddStep(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (_steps.Any(s => s.Name == step.Name))
        {
            throw new InvalidOperationException($"The pipeline has a step '{step.Name}' already. Give this one another name.");
        }

        _steps.Add(step);
    }

    public Task ExecuteAsync(PipelineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = context.Services.GetService<IOptions<PipelineOptions>>()?.Value.Step;
        return new PipelineRun(Order(), context).RunAsync(wanted);
    }

    /// <summary>Runs a step and what goes before it one after the other, so that they may change the model.</summary>
    /// <exception cref="InvalidOperationException">A step failed, or the steps contradict each other.</exception>
    public Task ExecuteInTurnAsync(string step, PipelineContext context)
        => new PipelineRun(Order(), context).RunInTurnAsync(step);

    /// <summary>The order of the steps that there are now.</summary>
    /// <exception cref="InvalidOperationException">The steps contradict each other.</exception>
    public PipelineOrder Order() => new(_steps);

    private static List<string> Names(object? steps, string parameter) => steps switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> names => [.. names],
        _ => throw new ArgumentException($"Steps are given as a name or as names, not as {steps.GetType().Name}.", parameter)
    };

    [LoggerMessage(LogLevel.Information, "The steps of the pipeline, in an order in which they could run:{Steps}")]
    private static partial void LogOrder(ILogger logger, string steps);
}
