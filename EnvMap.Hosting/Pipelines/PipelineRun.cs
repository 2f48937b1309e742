using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Runs steps, each once those that go before it are done, and side by side where no order is asked for.</summary>
internal sealed partial class PipelineRun(PipelineOrder order, PipelineContext context)
{
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    public async Task RunAsync(string? wanted)
    {
        foreach (var step in order.Select(wanted))
        {
            Task[] before = [.. order.Before(step).Select(name => _running[name])];
            _running[step.Name] = RunAsync(step, before);
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Steps behind a failed one are cancelled; what is told is what failed itself.
        var failures = _running.Values.Where(t => t.IsFaulted).Select(t => t.Exception!.InnerException!).ToList();
        switch (failures)
        {
            case []:
                context.CancellationToken.ThrowIfCancellationRequested();
                break;
            case [var failure]:
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
                break;
            default:
                throw new AggregateException($"Multiple pipeline steps failed: {string.Join(", ", _running.Where(r => r.Value.IsFaulted).Select(r => r.Key))}", failures);
        }
    }

    public async Task RunInTurnAsync(string wanted)
    {
        foreach (var step in order.Select(wanted))
        {
            await RunAsync(step).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(PipelineStep step, Task[] before)
    {
        await Task.WhenAll(before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (before.Any(t => !t.IsCompletedSuccessfully))
        {
            throw new OperationCanceledException($"Step '{step.Name}' did not run, because one that goes before it failed.");
        }

        await RunAsync(step).ConfigureAwait(false);
    }

    private async Task RunAsync(PipelineStep step)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var observer = context.Services.GetService<IPipelineObserver>()?.Begin(step);
        try
        {
            await step.Action(new() { PipelineContext = context }).ConfigureAwait(false);
            observer?.End(null);
        }
        catch (OperationCanceledException exception) when (context.CancellationToken.IsCancellationRequested)
        {
            observer?.End(exception);
            throw;
        }
        catch (Exception exception)
        {
            observer?.End(exception);
            LogFailed(context.Logger, exception, step.Name);
            if (exception is DistributedApplicationException)
            {
                throw;
            }

            throw new InvalidOperationException($"Step '{step.Name}' failed: {exception.Message}", exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The step '{Step}' failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string step);
}
