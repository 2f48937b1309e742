using System.Reflection;
using Aspire.Hosting;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Testing;

/// <summary>Runs the entry point of an AppHost on a thread of its own; it is held before it builds and before it starts.</summary>
internal sealed class EntryPointRun(
    MethodInfo entryPoint,
    string[] args,
    Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configuring,
    Action<DistributedApplicationBuilder> created,
    Action<DistributedApplicationBuilder> building,
    Action<DistributedApplication> built)
{
    // An AppHost may go on after its application has ended; that is not waited for longer than this.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Stage<DistributedApplicationBuilder> _building = new();
    private readonly Stage<bool> _mayBuild = new();
    private readonly Stage<DistributedApplication> _built = new();
    private readonly Stage<CancellationToken> _mayStart = new();
    private readonly Stage<bool> _started = new();
    private readonly Stage<bool> _ended = new();
    private Thread? _thread;
    private Task? _end;

    /// <exception cref="InvalidOperationException">It is not started.</exception>
    public DistributedApplication Started => _started.Task.IsCompletedSuccessfully
        ? _built.Task.Result
        : throw new InvalidOperationException("The application is not started yet; call StartAsync first.");

    /// <summary>Runs up to where the AppHost builds.</summary>
    public Task<DistributedApplicationBuilder> GetBuilderAsync(CancellationToken cancellationToken)
    {
        Begin();
        return _building.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Runs up to where the AppHost starts.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        Begin();
        _mayBuild.Reach(true);
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Runs on until the application is started; the token ends the start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await BuildAsync(cancellationToken).ConfigureAwait(false);
        _mayStart.Reach(cancellationToken);
        await _started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task EndAsync()
    {
        lock (_gate)
        {
            return _end ??= _thread is null ? Task.CompletedTask : AbortAsync();
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_end is not null, typeof(DistributedApplication));
            if (_thread is null)
            {
                _thread = new(Run) { IsBackground = true, Name = $"Entry point of {entryPoint.DeclaringType?.Assembly.GetName().Name}" };
                _thread.Start();
            }
        }
    }

    private void Run()
    {
        BuilderHooks.Current = new()
        {
            Configuring = configuring,
            Created = created,
            Building = Hold,
            Built = application =>
            {
                _built.Reach(application);
                built(application);
            },
            Starting = StartAsync
        };
        Exception end;
        try
        {
            var exitCode = entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entryPoint.GetParameters().Length == 0 ? [] : [args], null);
            end = new InvalidOperationException($"The entry point of '{entryPoint.DeclaringType?.Assembly.GetName().Name}' ended{(exitCode is int code ? $" with exit code {code}" : "")} {Missing()}.");
        }
        catch (Exception exception)
        {
            end = exception;
        }

        _building.Fail(end);
        _built.Fail(end);
        _started.Fail(end);
        _ended.Reach(true);
    }

    private string Missing()
        => !_built.Task.IsCompleted ? $"without building a {nameof(DistributedApplication)}" : $"without starting the {nameof(DistributedApplication)} that it built";

    private void Hold(DistributedApplicationBuilder builder)
    {
        building(builder);
        _building.Reach(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    private async Task StartAsync(Func<CancellationToken, Task> start, CancellationToken ofEntryPoint)
    {
        var ofTest = await _mayStart.Task.WaitAsync(ofEntryPoint).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ofTest, ofEntryPoint);
        try
        {
            await start(ending.Token).ConfigureAwait(false);
            _started.Reach(true);
        }
        catch (Exception exception)
        {
            _started.Fail(exception);
            throw;
        }
    }

    // What is held ends with an exception that an AppHost has no reason to catch.
    private async Task AbortAsync()
    {
        var aborted = new HostAbortedException();
        _mayStart.Fail(aborted);
        if (!_mayBuild.Fail(aborted))
        {
            await Task.WhenAny(_built.Task, _ended.Task).ConfigureAwait(false);
            if (_built.Task.IsCompletedSuccessfully)
            {
                await _built.Task.Result.DisposeAsync().ConfigureAwait(false);
            }
        }

        await ((Task)_ended.Task).WaitAsync(s_patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>A point that is reached once, or never for a reason.</summary>
    private sealed class Stage<T>
    {
        private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _source.Task;

        public void Reach(T value) => _source.TrySetResult(value);

        public bool Fail(Exception exception)
        {
            var isFirst = _source.TrySetException(exception);
            // Whether anybody asks for it or not.
            _ = _source.Task.Exception;
            return isFirst;
        }
    }
}
