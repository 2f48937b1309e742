using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The logs of the resources: what they write to the console and what the AppHost says about them.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _timeProvider;
    private ImmutableList<ChannelWriter<LogSubscriber>> _subscriberWatchers = [];

    /// <summary>Makes a service without any log.</summary>
    public ResourceLoggerService()
        : this(TimeProvider.System)
    {
    }

    internal ResourceLoggerService(TimeProvider timeProvider) => _timeProvider = timeProvider;

    // Set by whoever runs the resources: that one needs this service first.
    internal IConsoleLogSource? ConsoleLogs { get; set; }

    /// <summary>Gets the logger whose lines show as the resource's own; where it has several instances, as those of each.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var ids = resource.GetResourceIds();
        return ids.Length == 1 ? GetLogger(ids[0]) : new CompositeLogger([.. ids.Select(GetLogger)]);
    }

    /// <summary>Gets the logger whose lines show as those of one instance of a resource.</summary>
    /// <param name="resourceName">The id of the instance.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return GetLog(resourceName);
    }

    /// <summary>Reads what was logged so far and goes on as more comes, until the log is complete.</summary>
    /// <param name="resource">The resource; the lines of several instances are numbered each by itself.</param>
    /// <returns>Batches of lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var ids = resource.GetResourceIds();
        return ids.Length == 1 ? WatchAsync(ids[0]) : AsyncMerge.MergeAsync([.. ids.Select(WatchAsync)]);
    }

    /// <summary>Reads what was logged so far and goes on as more comes, until the log is complete.</summary>
    /// <param name="resourceName">The id of the instance.</param>
    /// <returns>Batches of lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return GetLog(resourceName).WatchAsync(default);
    }

    /// <summary>Reads what was logged so far.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Batches of lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var ids = resource.GetResourceIds();
        return ids.Length == 1 ? GetAllAsync(ids[0]) : AsyncMerge.MergeAsync([.. ids.Select(GetAllAsync)]);
    }

    /// <summary>Reads what was logged so far.</summary>
    /// <param name="resourceName">The id of the instance.</param>
    /// <returns>Batches of lines: first what the AppHost said, then the console output.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return ReadAllAsync(resourceName);
    }

    /// <summary>Tells, now and at each change, which logs are read by anybody.</summary>
    /// <param name="cancellationToken">Ends the telling.</param>
    /// <returns>The changes.</returns>
    public async IAsyncEnumerable<LogSubscriber> WatchAnySubscribersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<LogSubscriber>(new UnboundedChannelOptions { SingleReader = true });
        ImmutableInterlocked.Update(ref _subscriberWatchers, watchers => watchers.Add(channel.Writer));
        try
        {
            foreach (var (id, log) in _logs)
            {
                log.WithSubscribers(any =>
                {
                    if (any)
                    {
                        channel.Writer.TryWrite(new LogSubscriber(id, true));
                    }
                });
            }

            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _subscriberWatchers, watchers => watchers.Remove(channel.Writer));
        }
    }

    /// <summary>Ends the logs of a resource: its readers end, and nothing more is taken.</summary>
    /// <param name="resource">The resource.</param>
    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var id in resource.GetResourceIds())
        {
            Complete(id);
        }
    }

    /// <summary>Ends the log of one instance of a resource: its readers end, and nothing more is taken.</summary>
    /// <param name="name">The id of the instance.</param>
    public void Complete(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_logs.TryGetValue(name, out var log))
        {
            log.Complete();
        }
    }

    /// <summary>Forgets what would be sent to further readers of a log while somebody reads it.</summary>
    /// <param name="resourceName">The id of the instance.</param>
    public void ClearBacklog(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        if (_logs.TryGetValue(resourceName, out var log))
        {
            log.ClearBacklog();
        }
    }

    /// <summary>Ends the watching of subscribers and all logs.</summary>
    public void Dispose()
    {
        foreach (var watcher in _subscriberWatchers)
        {
            watcher.TryComplete();
        }

        foreach (var log in _logs.Values)
        {
            log.Complete();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Takes console output; kept only while somebody reads, for the source has it and sends it again.</summary>
    internal void AddConsoleOutput(string resourceId, IEnumerable<LogEntry> entries) => GetLog(resourceId).AddConsoleOutput(entries);

    /// <summary>Takes up a completed log again, for a resource that is started anew under the same id.</summary>
    internal void Reopen(string resourceId) => GetLog(resourceId).Reopen();

    private ResourceLog GetLog(string id) => _logs.GetOrAdd(id, id => new ResourceLog(_timeProvider, any => Announce(new LogSubscriber(id, any))));

    private void Announce(LogSubscriber change)
    {
        foreach (var watcher in _subscriberWatchers)
        {
            watcher.TryWrite(change);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAllAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var lineNumber = 1;
        if (GetLog(id).GetOwn() is { Length: > 0 } own)
        {
            yield return ResourceLog.Number(own, ref lineNumber);
        }

        if (ConsoleLogs is null)
        {
            yield break;
        }

        await foreach (var batch in ConsoleLogs.GetAllAsync(id, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Count > 0)
            {
                yield return ResourceLog.Number(batch, ref lineNumber);
            }
        }
    }
}
