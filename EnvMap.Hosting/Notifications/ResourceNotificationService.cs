using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states of the resources: to publish them, to follow them, to wait for them.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _disposing = new();
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _services;
    private readonly ResourceLoggerService _resourceLogs;
    private readonly WaitBehavior _defaultWaitBehavior;
    private ImmutableList<ChannelWriter<ResourceEvent>> _watchers = [];

    /// <summary>Makes a service that knows no state yet.</summary>
    /// <param name="logger">Where the service logs.</param>
    /// <param name="hostApplicationLifetime">Not used; waits end when the service is disposed.</param>
    /// <param name="serviceProvider">The services of the application.</param>
    /// <param name="resourceLoggerService">The logs of the resources.</param>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Aspire's signature.")]
    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        _logger = logger ?? throw new ArgumentNullException(nameof(logger));
        _services = serviceProvider ?? throw new ArgumentNullException(nameof(serviceProvider));
        _resourceLogs = resourceLoggerService ?? throw new ArgumentNullException(nameof(resourceLoggerService));
        _defaultWaitBehavior = serviceProvider.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior
            ?? WaitBehavior.StopOnResourceUnavailable;
    }

    /// <summary>Follows all resources: first where each stands, then each change.</summary>
    /// <param name="cancellationToken">Ends the following.</param>
    /// <returns>The events; those of one resource in order and without gaps.</returns>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });

        // What is published between the two steps comes twice and is told apart by its version.
        ImmutableInterlocked.Update(ref _watchers, watchers => watchers.Add(channel.Writer));
        try
        {
            var seen = new Dictionary<string, long>();
            foreach (var state in _states.Values)
            {
                if (state.Latest is { } latest)
                {
                    seen[latest.ResourceId] = latest.Snapshot.Version;
                    yield return latest;
                }
            }

            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!seen.TryGetValue(change.ResourceId, out var version) || change.Snapshot.Version > version)
                {
                    yield return change;
                }
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _watchers, watchers => watchers.Remove(channel.Writer));
        }
    }

    /// <summary>Changes what is known of a resource, for each of its instances.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="stateFactory">Makes the new snapshot of the last one; called while no other change is made.</param>
    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var id in resource.GetResourceIds())
        {
            await PublishUpdateAsync(resource, id, stateFactory).ConfigureAwait(false);
        }
    }

    /// <summary>Changes what is known of one instance of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceId">The id of the instance.</param>
    /// <param name="stateFactory">Makes the new snapshot of the last one; called while no other change is made.</param>
    /// <exception cref="InvalidOperationException">The id belongs to another resource.</exception>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);

        var state = _states.GetOrAdd(resourceId, id => new ResourceState(resource, id));
        if (!ReferenceEquals(state.Resource, resource))
        {
            throw new InvalidOperationException($"The id '{resourceId}' belongs to resource '{state.Resource.Name}'; '{resource.Name}' cannot publish under it.");
        }

        state.Update(stateFactory, SnapshotRules.Apply, _services, (previous, next) =>
        {
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite(next);
            }

            if (previous?.State?.Text != next.Snapshot.State?.Text)
            {
                LogStateChanged(resourceId, previous?.State?.Text, next.Snapshot.State?.Text);
            }
        });

        return Task.CompletedTask;
    }

    /// <summary>Looks up where a resource stands.</summary>
    /// <param name="resourceId">The id of an instance, or the name of a resource that has only one.</param>
    /// <param name="resourceEvent">The last event, or null.</param>
    /// <returns>Whether anything is known.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        resourceEvent = _states.TryGetValue(resourceId, out var state) ? state.Latest : null;
        if (resourceEvent is null && GetCurrentStates(resourceId) is [var only])
        {
            resourceEvent = only;
        }

        return resourceEvent is not null;
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where each instance of a resource stands.</summary>
    internal IReadOnlyList<ResourceEvent> GetCurrentStates(string resourceName)
        => [.. _states.Values.Where(s => IsNamed(s.Resource, resourceName)).Select(s => s.Latest).OfType<ResourceEvent>()];

    /// <summary>The names under which resources can be waited for; null while there is no model yet.</summary>
    internal IReadOnlyCollection<string>? GetKnownNames()
        => _services.GetService<DistributedApplicationModel>() is { } model
            ? [.. model.Resources.Select(r => r.Name).Union(_states.Values.Select(s => s.Resource.Name))]
            : null;

    private static bool IsNamed(IResource resource, string name) => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase);
}
