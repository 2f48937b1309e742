using System.Collections.Concurrent;
using System.Globalization;
using Aspire.Hosting.Pipelines;
using EnvMap.Hosting.Backchannel.Messages;

namespace EnvMap.Hosting.Backchannel;

/// <summary>The steps of the pipeline, as they run.</summary>
internal sealed class PublishingActivities : IPipelineObserver
{
    private readonly ReplayLog<PublishingActivity> _log = new();
    private readonly AsyncLocal<string?> _current = new();
    private readonly ConcurrentDictionary<string, string> _running = new();
    private int _count;
    private volatile bool _hasFailed;

    /// <inheritdoc/>
    public IStepObserver Begin(PipelineStep step)
    {
        var begun = Begin(step.Name);
        _current.Value = begun.Id;
        return begun;
    }

    /// <summary>Adds a line that was logged, where a step that runs has logged it.</summary>
    public void Log(AppHostLogEntry entry)
    {
        if (_current.Value is { } step && _running.ContainsKey(step))
        {
            Write(ActivityTypes.Log, new()
            {
                Id = Guid.NewGuid().ToString(),
                StatusText = entry.Message,
                CompletionState = CompletionStates.Completed,
                StepId = step,
                LogLevel = entry.LogLevel.ToString(),
                Timestamp = entry.Timestamp
            });
        }
    }

    /// <summary>Adds the end of all.</summary>
    /// <param name="failure">Why not all is done; <see langword="null"/> where it is.</param>
    public void End(Exception? failure)
    {
        if (failure is not null && !_hasFailed)
        {
            // Of a failure the CLI shows only what a step says, and there are others: a step that is not there, a handler that throws.
            Begin("pipeline").End(failure);
        }

        Write(ActivityTypes.PublishComplete, new() { Id = ActivityTypes.PublishComplete, StatusText = failure?.Message ?? "All steps are done.", CompletionState = StateOf(failure) });
    }

    /// <summary>Ends the reading.</summary>
    public void Complete() => _log.Complete();

    /// <summary>Reads all of it, from the first step on.</summary>
    public IAsyncEnumerable<PublishingActivity> ReadAsync(CancellationToken cancellationToken) => _log.ReadAsync(cancellationToken);

    private static string StateOf(Exception? failure) => failure is null ? CompletionStates.Completed : CompletionStates.CompletedWithError;

    private Step Begin(string name)
    {
        var step = new Step(this, Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture), name);
        _running[step.Id] = name;
        Write(ActivityTypes.Step, new() { Id = step.Id, StatusText = name, CompletionState = CompletionStates.InProgress });
        return step;
    }

    private void Write(string type, PublishingActivityData data) => _log.Write(new(type, data));

    private sealed class Step(PublishingActivities activities, string id, string name) : IStepObserver
    {
        public string Id => id;

        public void End(Exception? failure)
        {
            activities._hasFailed |= failure is not null;
            activities._running.TryRemove(id, out _);
            activities.Write(ActivityTypes.Step, new() { Id = id, StatusText = failure?.Message ?? name, CompletionState = StateOf(failure) });
        }
    }
}
