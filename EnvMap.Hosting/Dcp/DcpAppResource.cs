using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>One instance of a resource that DCP runs, over all its starts.</summary>
internal sealed class DcpAppResource(IResource resource, ResourceInstance instance, IWorkloadCreator creator)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _retired = [];
    private TaskCompletionSource<DcpWorkload> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IResource Resource { get; } = resource;

    public ResourceInstance Instance { get; } = instance;

    /// <summary>Knows what it is for DCP.</summary>
    public IWorkloadCreator Creator { get; } = creator;

    public string Id => Instance.Name;

    /// <summary>Held while it is started or stopped.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>The arguments of the current start, and which of them hold a secret.</summary>
    public IReadOnlyList<ResolvedValue> Arguments { get; set; } = [];

    /// <summary>The launch profile that the last start was made with.</summary>
    public string? LaunchProfileName { get; set; }

    /// <summary>The object of the current start; null before the first.</summary>
    public DcpWorkload? Current { get; private set; }

    /// <summary>Whether it has ended although DCP says that it runs.</summary>
    public bool EndedUnseen { get; set; }

    /// <summary>Whether there is nothing that could be stopped.</summary>
    public bool HasEnded => EndedUnseen || Current is null or { HasEnded: true };

    /// <summary>Takes note of what DCP says; false where it is about a former start.</summary>
    public bool Observe(DcpWorkload observed)
    {
        lock (_gate)
        {
            if (observed.Metadata.Uid is not { } uid || _retired.ContainsKey(uid))
            {
                return false;
            }

            Current = observed;
            _next.TrySetResult(observed);
            return true;
        }
    }

    /// <summary>Leaves the current start behind; the task ends when DCP has removed its object.</summary>
    public Task Retire()
    {
        lock (_gate)
        {
            var removed = Current?.Metadata.Uid is { } uid ? _retired[uid] = new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
            Current = null;
            EndedUnseen = false;
            if (_next.Task.IsCompleted)
            {
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return removed?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Takes note that DCP removed an object.</summary>
    public void ObserveRemoval(DcpWorkload removed)
    {
        lock (_gate)
        {
            if (removed.Metadata.Uid is { } uid && _retired.TryGetValue(uid, out var retired))
            {
                retired.TrySetResult();
            }
        }
    }

    /// <summary>The object of a start other than a known one, once there is one.</summary>
    public async Task<DcpWorkload> NextAsync(string? knownUid, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<DcpWorkload> next;
            lock (_gate)
            {
                if (Current is { State.Length: > 0 } current && current.Metadata.Uid != knownUid)
                {
                    return current;
                }

                if (_next.Task.IsCompleted)
                {
                    _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
