using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Mapping;
using Microsoft.Extensions.Logging;
using Resource = EnvMap.Hosting.Dashboard.Proto.Resource;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Follows the resources of the application and hands their current state and each change to any number of subscribers.</summary>
internal sealed partial class ResourceFeed(ResourceNotificationService notifications, TimeProvider time, ILogger<ResourceFeed> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Resource> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Channel<Resource>> _subscribers = [];

    /// <summary>Reads changes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var firstSeen = time.GetUtcNow().UtcDateTime;
        try
        {
            await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                Take(change, firstSeen);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    /// <summary>Takes the current state and subscribes to what follows it; nothing is lost in between.</summary>
    public ResourceSubscription Subscribe()
    {
        lock (_lock)
        {
            var channel = Channel.CreateUnbounded<Resource>(new UnboundedChannelOptions { SingleReader = true });
            _subscribers.Add(channel);
            return new ResourceSubscription([.. _current.Values], channel.Reader, () => Remove(channel));
        }
    }

    private void Take(ResourceEvent change, DateTime firstSeen)
    {
        try
        {
            Publish(ResourceMessage.Create(change.Resource, change.ResourceId, change.Snapshot, firstSeen));
        }
        catch (Exception exception)
        {
            // One snapshot that cannot be written (a null in a required place) must not hide all that follow.
            LogUnwritable(exception, change.ResourceId);
        }
    }

    private void Publish(Resource message)
    {
        lock (_lock)
        {
            _current[message.Name] = message;
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryWrite(message);
            }
        }
    }

    private void Remove(Channel<Resource> channel)
    {
        lock (_lock)
        {
            _subscribers.Remove(channel);
        }
    }
}
