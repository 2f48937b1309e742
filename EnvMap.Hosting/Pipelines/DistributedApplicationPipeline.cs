using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>Keeps the steps in the order in which they were added.</summary>
internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps = [];

    public DistributedApplicationPipeline()
    {
        foreach (var (name, before) in ((string, string[])[])
        [
            (WellKnownPipelineSteps.BeforeStart, []),
            (WellKnownPipelineSteps.ProcessParameters, []),
            (WellKnownPipelineSteps.PublishPrereq, [WellKnownPipelineSteps.ProcessParameters]),
            (WellKnownPipelineSteps.Publish, []),
            (WellKnownPipelineSteps.BuildPrereq, [WellKnownPipelineSteps.ProcessParameters]),
            (WellKnownPipelineSteps.Build, []),
            (WellKnownPipelineSteps.PushPrereq, []),
            (WellKnownPipelineSteps.Push, [WellKnownPipelineSteps.PushPrereq]),
            (WellKnownPipelineSteps.DeployPrereq, [WellKnownPipelineSteps.ProcessParameters]),
            (WellKnownPipelineSteps.Deploy, [])
        ])
        {
            AddStep(name, static _ => Task.CompletedTask, before);
        }
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
        return new PipelineRun(new PipelineOrder(_steps), context).RunAsync(wanted);
    }

    private static List<string> Names(object? steps, string parameter) => steps switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> names => [.. names],
        _ => throw new ArgumentException($"Steps are given as a name or as names, not as {steps.GetType().Name}.", parameter)
    };
}
