using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits until a resource is in a state.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetState">The state; by default <see cref="KnownResourceStates.Running"/>.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says where the resource stands.</param>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default)
        => WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until a resource is in one of several states.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says where the resource stands.</param>
    /// <returns>The state that was reached.</returns>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targetStates);
        var targets = targetStates.ToArray();
        var reached = await WaitAsync(
            resourceName,
            change => targets.Contains(change.Snapshot.State?.Text, StringComparer.OrdinalIgnoreCase),
            $"to be {string.Join(" or ", targets)}",
            cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until a resource is as one wants it.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="predicate">Whether it is.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says where the resource stands.</param>
    /// <returns>The first event that fits.</returns>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return WaitAsync(resourceName, predicate, "to meet the condition", cancellationToken);
    }

    /// <summary>Waits until a resource runs, is healthy, and the handlers of its ready event are done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says where the resource stands.</param>
    /// <returns>The event at which it was so.</returns>
    /// <exception cref="DistributedApplicationException">There is no such resource, or it ended while the default is to stop then.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
        => WaitForResourceHealthyAsync(resourceName, _defaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource runs, is healthy, and the handlers of its ready event are done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="waitBehavior">What happens when the resource ends or fails.</param>
    /// <param name="cancellationToken">Ends the wait with an exception that says where the resource stands.</param>
    /// <returns>The event at which it was so.</returns>
    /// <exception cref="DistributedApplicationException">There is no such resource, or it ended and <paramref name="waitBehavior"/> is to stop then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var reached = await WaitAsync(
            resourceName,
            change => IsReady(change.Snapshot) || GivesUp(change.Snapshot, waitBehavior),
            "to be healthy",
            cancellationToken).ConfigureAwait(false);

        if (GivesUp(reached.Snapshot, waitBehavior))
        {
            throw new DistributedApplicationException(await DescribeAsync(
                $"Stopped waiting for resource '{resourceName}' to be healthy: {Ending(reached.Snapshot)}.", resourceName).ConfigureAwait(false));
        }

        await reached.Snapshot.ReadyHandlers!.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reached;
    }

    private static bool IsReady(CustomResourceSnapshot snapshot)
        => snapshot.HealthStatus == HealthStatus.Healthy && snapshot.ReadyHandlers is not null;

    private static bool GivesUp(CustomResourceSnapshot snapshot, WaitBehavior behavior)
        => behavior == WaitBehavior.StopOnResourceUnavailable && (HasEnded(snapshot) || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy);

    private static bool HasEnded(CustomResourceSnapshot snapshot) => KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text);

    private static string Ending(CustomResourceSnapshot snapshot)
        => snapshot.State?.Text == KnownResourceStates.FailedToStart
            ? "it failed to start"
            : $"it is in the state '{snapshot.State?.Text}'{(snapshot.ExitCode is { } code ? $" with exit code {code}" : "")}";

    private async Task<ResourceEvent> WaitAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, string goal, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        if (GetKnownNames() is { } names && !names.Contains(resourceName, StringComparer.OrdinalIgnoreCase))
        {
            throw new DistributedApplicationException(
                $"Waiting for resource '{resourceName}' would never end: the application has no resource of that name. {CloseMatches.Suggest(resourceName, names)}");
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        try
        {
            await foreach (var change in WatchAsync(ending.Token).ConfigureAwait(false))
            {
                if (IsNamed(change.Resource, resourceName) && predicate(change))
                {
                    return change;
                }
            }
        }
        catch (OperationCanceledException exception)
        {
            throw await CanceledAsync($"Waiting for resource '{resourceName}' {goal} was canceled.", resourceName, exception).ConfigureAwait(false);
        }

        throw new InvalidOperationException("The states ended without being canceled.");
    }

    private async Task<OperationCanceledException> CanceledAsync(string summary, string resourceName, OperationCanceledException exception)
        => new(await DescribeAsync(summary, resourceName).ConfigureAwait(false), exception, exception.CancellationToken);

    private Task<string> DescribeAsync(string summary, string resourceName)
        => (_services.GetService<WaitReport>() ?? new WaitReport()).DescribeAsync(summary, resourceName, this, _resourceLogs);
}
