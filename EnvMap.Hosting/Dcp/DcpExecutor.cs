using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Hosting.Orchestration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs the processes of a model on DCP.</summary>
internal sealed partial class DcpExecutor(
    DistributedApplicationModel model,
    IDcpClient dcp,
    DcpAppResourceStore resources,
    ServiceAllocator allocator,
    ExecutableCreator creator,
    DcpResourceWatcher watcher,
    DcpConsoleLogs consoleLogs,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    IOptions<DcpOptions> options,
    ILogger<DcpExecutor> logger)
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _background = Task.CompletedTask;

    /// <summary>Finds what is to be run; nothing is started yet.</summary>
    public void Prepare()
    {
        foreach (var resource in model.Resources.Where(Runs))
        {
            allocator.Prepare(resource);
            var instances = DcpNameGenerator.Instances(resource, options.Value.ResourceNameSuffix);
            resource.Annotations.Add(new DcpInstancesAnnotation(instances));
            if (!resource.HasAnnotationOfType<ResourceSnapshotAnnotation>())
            {
                var type = resource is ProjectResource ? KnownResourceTypes.Project : KnownResourceTypes.Executable;
                var state = resource.HasAnnotationOfType<ExplicitStartupAnnotation>() ? KnownResourceStates.NotStarted : null;
                resource.Annotations.Add(new ResourceSnapshotAnnotation(new() { ResourceType = type, Properties = [], State = state }));
            }

            LifecycleCommands.Add(resource);
            foreach (var instance in instances)
            {
                resources.Add(new(resource, instance));
            }
        }
    }

    /// <summary>Allocates the endpoints and starts every process whose turn it is; done when each was started or could not be.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _background = Task.WhenAll(FollowAsync(watcher.RunAsync), FollowAsync(consoleLogs.RunAsync));
        await allocator.AllocateAsync(cancellationToken).ConfigureAwait(false);
        var runs = model.Resources.Where(Runs).ToList();
        foreach (var resource in runs.Where(r => r.HasAnnotationOfType<EndpointAnnotation>() || r.HasAnnotationOfType<ResourceUrlsCallbackAnnotation>() || r.HasAnnotationOfType<ResourceUrlAnnotation>()))
        {
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), EventDispatchBehavior.NonBlockingSequential, cancellationToken).ConfigureAwait(false);
        }

        foreach (var container in model.GetContainerResources())
        {
            LogNoContainers(loggers.GetLogger(container));
            await notifications.PublishUpdateAsync(container, s => s with { State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) }).ConfigureAwait(false);
        }

        await Task.WhenAll(resources.All
            .Where(r => !r.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
            .Select(r => StartAsync(r, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Starts a process; one that waits for others waits no longer.</summary>
    public async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        var target = resources.Get(id);
        if (notifications.TryGetCurrentState(target.Id, out var current) && current.Snapshot.State?.Text == KnownResourceStates.Waiting)
        {
            ManualStarts.Of(target.Resource).Release();
            return;
        }

        await StartAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops a process and waits until it has ended.</summary>
    public async Task StopAsync(string id, CancellationToken cancellationToken)
    {
        var target = resources.Get(id);
        await target.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (target.Current is not { } current || HasEnded(target, current))
            {
                return;
            }

            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = KnownResourceStates.Stopping }).ConfigureAwait(false);
            await dcp.PatchAsync<Executable>(target.Id, DcpPatches.Stop(), cancellationToken).ConfigureAwait(false);
            await notifications.WaitForResourceAsync(target.Resource.Name, e => e.ResourceId == target.Id && KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            target.Turn.Release();
        }
    }

    /// <summary>Ends starts and waits that are under way; DCP itself ends the processes.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Returns when nothing is followed any more.</summary>
    public Task EndAsync() => _background;

    private static bool Runs(IResource resource) => resource is ExecutableResource or ProjectResource && !resource.IsContainer();

    private static bool HasEnded(DcpAppResource target, Executable executable)
        => target.EndedUnseen || executable.Status?.State is ExecutableState.Finished or ExecutableState.Terminated or ExecutableState.FailedToStart;

    private async Task StartAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await target.Turn.WaitAsync(ending.Token).ConfigureAwait(false);
        try
        {
            if (target.Current is { } former)
            {
                if (!HasEnded(target, former))
                {
                    return;
                }

                await RemoveAsync(target, ending.Token).ConfigureAwait(false);
            }

            await StartNewAsync(target, ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ending.IsCancellationRequested)
        {
            LogNotStarted(loggers.GetLogger(target.Id), exception is DistributedApplicationException or DcpException ? null : exception, exception.Message);
            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with
            {
                State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error)
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            LogStartEnded(logger, target.Id);
            if (!_stopping.IsCancellationRequested && target.Current is null)
            {
                // Whoever asked for the start has taken it back; it can be asked for again.
                await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = KnownResourceStates.NotStarted }).ConfigureAwait(false);
            }
        }
        finally
        {
            target.Turn.Release();
        }
    }

    private async Task StartNewAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with
        {
            State = KnownResourceStates.Starting,
            ExitCode = null,
            StartTimeStamp = null,
            StopTimeStamp = null
        }).ConfigureAwait(false);
        if (target.Resource is IResourceWithConnectionString)
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(target.Resource, services), cancellationToken).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new BeforeResourceStartedEvent(target.Resource, services), cancellationToken).ConfigureAwait(false);
        if (await allocator.FindTakenPortAsync(target.Resource, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            throw new DistributedApplicationException($"Port {taken.Service.Spec.Port} of endpoint '{taken.Endpoint.Name}' is taken by another process. End that process, or choose another port, and start '{target.Resource.Name}' again.");
        }

        var executable = await creator.CreateAsync(target, cancellationToken).ConfigureAwait(false);
        target.Observe(await dcp.CreateAsync(executable, cancellationToken).ConfigureAwait(false));
    }

    private async Task FollowAsync(Func<CancellationToken, Task> follow)
    {
        try
        {
            await follow(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception exception)
        {
            LogNotFollowed(logger, exception);
        }
    }

    private async Task RemoveAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        var removed = target.Retire();
        if (await dcp.DeleteAsync<Executable>(target.Id, cancellationToken).ConfigureAwait(false))
        {
            await removed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogNotStarted(ILogger logger, Exception? exception, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "What DCP tells of the processes is not followed any more: states and logs stand still. Start the application again.")]
    private static partial void LogNotFollowed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The start of {Id} was called off.")]
    private static partial void LogStartEnded(ILogger logger, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "This engine runs projects and executables, but no containers.")]
    private static partial void LogNoContainers(ILogger logger);
}
