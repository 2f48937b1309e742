using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Orchestration;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs the processes and containers of a model on DCP.</summary>
internal sealed partial class DcpExecutor(
    DistributedApplicationModel model,
    DcpAppResourceStore resources,
    ServiceAllocator allocator,
    IEnumerable<IWorkloadCreator> creators,
    ContainerNetworkCreator network,
    EngineWatch engine,
    DcpResourceWatcher watcher,
    DcpConsoleLogs consoleLogs,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    DcpNameGenerator names,
    IServiceProvider services,
    ILogger<DcpExecutor> logger)
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _background = Task.CompletedTask;

    /// <summary>Finds what is to be run; nothing is started yet.</summary>
    public void Prepare()
    {
        foreach (var resource in model.Resources)
        {
            if (creators.FirstOrDefault(c => c.Runs(resource)) is not { } creator)
            {
                continue;
            }

            allocator.Prepare(resource);
            var instances = names.Instances(resource);
            resource.Annotations.Add(new DcpInstancesAnnotation(instances));
            if (!resource.HasAnnotationOfType<ResourceSnapshotAnnotation>())
            {
                var state = resource.HasAnnotationOfType<ExplicitStartupAnnotation>() ? KnownResourceStates.NotStarted : null;
                resource.Annotations.Add(new ResourceSnapshotAnnotation(new() { ResourceType = creator.TypeOf(resource), Properties = [], State = state }));
            }

            LifecycleCommands.Add(resource);
            foreach (var instance in instances)
            {
                resources.Add(new(resource, instance, creator));
            }
        }
    }

    /// <summary>Allocates the endpoints and starts everything whose turn it is; done when each was started or could not be.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var used = resources.All.Select(r => r.Creator).Distinct().ToList();
        _background = Task.WhenAll([
            FollowAsync(consoleLogs.RunAsync),
            .. used.Select(c => FollowAsync(token => watcher.RunAsync(c, token))),
            used.Exists(c => c is ContainerCreator) ? FollowAsync(engine.RunAsync) : Task.CompletedTask]);
        await Task.WhenAll(network.CreateAsync(cancellationToken), allocator.AllocateAsync(cancellationToken)).ConfigureAwait(false);
        foreach (var resource in resources.All.Select(r => r.Resource).Distinct().Where(HasUrls))
        {
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), EventDispatchBehavior.NonBlockingSequential, cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(resources.All
            .Where(r => !r.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
            .Select(r => StartAsync(r, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Starts a process or container; one that waits for others waits no longer.</summary>
    /// <exception cref="DistributedApplicationException">It is a container, and there is no engine to run it.</exception>
    public async Task StartAsync(string id, CancellationToken cancellationToken)
    {
        var target = resources.Get(id);
        if (notifications.TryGetCurrentState(target.Id, out var current) && current.Snapshot.State?.Text == KnownResourceStates.Waiting)
        {
            ManualStarts.Of(target.Resource).Release();
            return;
        }

        if (target.Creator is ContainerCreator && !await engine.AnswersAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new DistributedApplicationException("The container engine does not answer. Start it, or restart it where it hangs, and then this resource.");
        }

        await StartAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops a process or container and waits until it has ended.</summary>
    public async Task StopAsync(string id, CancellationToken cancellationToken)
    {
        var target = resources.Get(id);
        await target.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (target.HasEnded)
            {
                return;
            }

            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = KnownResourceStates.Stopping }).ConfigureAwait(false);
            await target.Creator.StopAsync(target.Id, cancellationToken).ConfigureAwait(false);
            await notifications.WaitForResourceAsync(target.Resource.Name, e => e.ResourceId == target.Id && KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            target.Turn.Release();
        }
    }

    /// <summary>Ends starts and waits that are under way; DCP itself ends what runs.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Returns when nothing is followed any more.</summary>
    public Task EndAsync() => _background;

    private static bool HasUrls(IResource resource)
        => resource.HasAnnotationOfType<EndpointAnnotation>() || resource.HasAnnotationOfType<ResourceUrlsCallbackAnnotation>() || resource.HasAnnotationOfType<ResourceUrlAnnotation>();

    private async Task StartAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await target.Turn.WaitAsync(ending.Token).ConfigureAwait(false);
        try
        {
            if (target.Current is not null)
            {
                if (!target.HasEnded)
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

        target.Observe(await target.Creator.CreateAsync(target, cancellationToken).ConfigureAwait(false));
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
        if (await target.Creator.DeleteAsync(target.Id, cancellationToken).ConfigureAwait(false))
        {
            await removed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogNotStarted(ILogger logger, Exception? exception, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "What DCP tells is not followed any more: states and logs stand still. Start the application again.")]
    private static partial void LogNotFollowed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The start of {Id} was called off.")]
    private static partial void LogStartEnded(ILogger logger, string id);
}
