using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Eventing;

/// <inheritdoc/>
public partial class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly ConcurrentDictionary<Type, ImmutableArray<DistributedApplicationEventSubscription>> _subscriptions = new();

    /// <summary>Where failures go that nobody awaits.</summary>
    internal Func<IDistributedApplicationEvent, ILogger> LoggerOf { get; set; } = _ => NullLogger.Instance;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is abstract: events are delivered by their exact type.</exception>
    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Add<T>(new((@event, cancellationToken) => callback((T)@event, cancellationToken)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is abstract: events are delivered by their exact type.</exception>
    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(callback);
        return Add<T>(new DistributedApplicationResourceEventSubscription(resource, (@event, cancellationToken) => callback((T)@event, cancellationToken)));
    }

    /// <inheritdoc/>
    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        foreach (var type in _subscriptions.Keys)
        {
            _subscriptions.AddOrUpdate(type, [], (_, current) => current.Remove(subscription));
        }
    }

    /// <inheritdoc/>
    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent
        => PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    /// <inheritdoc/>
    public Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent
    {
        if (!_subscriptions.TryGetValue(typeof(T), out var subscribers))
        {
            return Task.CompletedTask;
        }

        switch (dispatchBehavior)
        {
            case EventDispatchBehavior.BlockingSequential:
                return InTurnAsync(subscribers, @event, cancellationToken);
            case EventDispatchBehavior.BlockingConcurrent:
                return AtOnceAsync(subscribers, @event, cancellationToken);
            case EventDispatchBehavior.NonBlockingSequential:
                _ = Task.Run(() => LogAsync(InTurnAsync(subscribers, @event, cancellationToken), @event, cancellationToken), CancellationToken.None);
                return Task.CompletedTask;
            case EventDispatchBehavior.NonBlockingConcurrent:
                _ = Task.Run(() => LogAsync(AtOnceAsync(subscribers, @event, cancellationToken), @event, cancellationToken), CancellationToken.None);
                return Task.CompletedTask;
            default:
                throw new ArgumentOutOfRangeException(nameof(dispatchBehavior), dispatchBehavior, "This is no way to dispatch an event.");
        }
    }

    private DistributedApplicationEventSubscription Add<T>(DistributedApplicationEventSubscription subscription)
    {
        if (typeof(T).IsAbstract)
        {
            throw new ArgumentException($"'{typeof(T).Name}' is abstract and never published as such; subscribe to one of the events that implement it.");
        }

        _subscriptions.AddOrUpdate(typeof(T), [subscription], (_, current) => current.Add(subscription));
        return subscription;
    }

    private async Task LogAsync(Task dispatch, IDistributedApplicationEvent @event, CancellationToken cancellationToken)
    {
        try
        {
            await dispatch.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception exception)
        {
            foreach (var failure in dispatch.Exception?.InnerExceptions ?? [exception])
            {
                LogFailed(LoggerOf(@event), failure, @event.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A handler of '{Event}' failed; nothing waits for it.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string @event);

    private static async Task InTurnAsync<T>(
        ImmutableArray<DistributedApplicationEventSubscription> subscribers, T @event, CancellationToken cancellationToken)
        where T : IDistributedApplicationEvent
    {
        foreach (var subscriber in subscribers)
        {
            await subscriber.Callback(@event, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task AtOnceAsync<T>(
        ImmutableArray<DistributedApplicationEventSubscription> subscribers, T @event, CancellationToken cancellationToken)
        where T : IDistributedApplicationEvent
        => Task.WhenAll(subscribers.Select(subscriber => Task.Run(() => subscriber.Callback(@event, cancellationToken), CancellationToken.None)));
}
