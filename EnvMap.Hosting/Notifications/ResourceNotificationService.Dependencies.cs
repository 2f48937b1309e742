using System.Runtime.ExceptionServices;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits for everything that a resource was declared to wait for; ends with the first wait that fails.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says what was missing.</param>
    /// <exception cref="DistributedApplicationException">A dependency ended, failed, or ended with another exit code than it should.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var waits = resource.Annotations.OfType<WaitAnnotation>()
            .Where(wait => wait.Resource is not IResourceWithoutLifetime)
            .DistinctBy(wait => (wait.Resource, wait.WaitType, wait.ExitCode, wait.WaitBehavior))
            .SelectMany(wait => wait.Resource.GetResourceIds(), (wait, id) => (Wait: wait, Id: id))
            .ToArray();
        if (waits.Length == 0)
        {
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        var pending = waits.Select(wait => wait.Id).ToList();
        ExceptionDispatchInfo? failure = null;

        await ShowPendingAsync().ConfigureAwait(false);
        await Task.WhenAll(waits.Select(WaitOneAsync)).ConfigureAwait(false);
        if (failure is null)
        {
            return;
        }

        if (failure.SourceException is OperationCanceledException canceled)
        {
            throw await CanceledAsync($"Waiting for the dependencies of resource '{resource.Name}' was canceled.", resource.Name, canceled).ConfigureAwait(false);
        }

        failure.Throw();

        async Task WaitOneAsync((WaitAnnotation Wait, string Id) one)
        {
            try
            {
                await WaitForDependencyAsync(resource, one.Wait, one.Id, ending.Token).ConfigureAwait(false);
                await ShowPendingAsync(one.Id).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The others may never end; what ended first is what the caller is told.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                await ending.CancelAsync().ConfigureAwait(false);
            }
        }

        Task ShowPendingAsync(string? arrived = null)
            => PublishUpdateAsync(resource, snapshot =>
            {
                // Publishing runs the factory once per instance, one after the other, so the list needs a lock of its own.
                string[] names;
                lock (pending)
                {
                    if (arrived is not null)
                    {
                        pending.Remove(arrived);
                    }

                    names = [.. pending.Distinct()];
                }

                return names.Length == 0
                    ? snapshot with { Properties = snapshot.Properties.WithoutProperty(KnownProperties.WaitingFor) }
                    : MayWait(resource, snapshot.State?.Text)
                        ? snapshot with
                        {
                            State = KnownResourceStates.Waiting,
                            Properties = snapshot.Properties.SetProperty(KnownProperties.WaitingFor, names)
                        }
                        : snapshot;
            });
    }

    // One that is started by command stays as it is until somebody starts it.
    private static bool MayWait(IResource resource, string? state)
        => state is null
            || state == KnownResourceStates.Starting
            || state == KnownResourceStates.Waiting
            || (state == KnownResourceStates.NotStarted && !(resource.HasAnnotationOfType<ExplicitStartupAnnotation>() && resource.TryGetInstances(out _)));

    private async Task WaitForDependencyAsync(IResource resource, WaitAnnotation wait, string id, CancellationToken cancellationToken)
    {
        var logger = _resourceLogs.GetLogger(resource);
        var behavior = wait.WaitBehavior ?? _defaultWaitBehavior;
        var name = wait.Resource.GetResourceIds().Length == 1 ? wait.Resource.Name : id;
        ResourceEvent reached;
        switch (wait.WaitType)
        {
            case WaitType.WaitUntilHealthy:
                LogWaitingUntilHealthy(logger, name);
                reached = await WaitForIdAsync(s => IsReady(s) || GivesUp(s, behavior), "to be healthy").ConfigureAwait(false);
                if (!GivesUp(reached.Snapshot, behavior))
                {
                    await reached.Snapshot.ReadyHandlers!.WaitAsync(cancellationToken).ConfigureAwait(false);
                    break;
                }

                throw await GaveUpAsync(Ending(reached.Snapshot)).ConfigureAwait(false);

            case WaitType.WaitUntilStarted:
                LogWaitingUntilStarted(logger, name);
                reached = await WaitForIdAsync(s => s.State?.Text == KnownResourceStates.Running || GivesUp(s, behavior), "to run").ConfigureAwait(false);
                if (GivesUp(reached.Snapshot, behavior))
                {
                    throw await GaveUpAsync(Ending(reached.Snapshot)).ConfigureAwait(false);
                }

                break;

            case WaitType.WaitForCompletion:
                LogWaitingForCompletion(logger, name, wait.ExitCode);
                reached = await WaitForIdAsync(s => HasEnded(s) || s.ExitCode is not null, "to end").ConfigureAwait(false);
                if (reached.Snapshot.State?.Text == KnownResourceStates.FailedToStart)
                {
                    throw await GaveUpAsync(Ending(reached.Snapshot)).ConfigureAwait(false);
                }

                if (reached.Snapshot.ExitCode is { } exitCode && exitCode != wait.ExitCode)
                {
                    throw await GaveUpAsync($"it ended with exit code {exitCode}, expected was {wait.ExitCode}").ConfigureAwait(false);
                }

                break;

            default:
                throw new DistributedApplicationException($"Resource '{resource.Name}' waits for '{id}' in a way that does not exist: {wait.WaitType}.");
        }

        LogWaited(logger, name);

        Task<ResourceEvent> WaitForIdAsync(Func<CustomResourceSnapshot, bool> predicate, string goal)
            => WaitAsync(wait.Resource.Name, change => change.ResourceId == id && predicate(change.Snapshot), goal, cancellationToken);

        async Task<DistributedApplicationException> GaveUpAsync(string reason)
        {
            LogGaveUp(logger, name, reason);
            return new DistributedApplicationException(await DescribeAsync(
                $"Resource '{resource.Name}' stopped waiting for '{name}': {reason}.", wait.Resource.Name).ConfigureAwait(false));
        }
    }
}
