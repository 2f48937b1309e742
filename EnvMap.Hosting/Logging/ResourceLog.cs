using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The log of one resource id.</summary>
internal sealed class ResourceLog(TimeProvider timeProvider, Action<bool> subscribersChanged) : ILogger
{
    private const int LinesPerBatch = 1_000;

    private readonly Lock _gate = new();

    // What the AppHost itself writes. The console output is held elsewhere and is sent again to whoever begins to read.
    private readonly BoundedLog _own = new();

    // Everything, as long as somebody reads.
    private readonly BoundedLog _backlog = new();

    private ImmutableArray<ChannelWriter<LogEntry>> _readers = [];
    private bool _isComplete;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        var entry = new LogEntry(
            timeProvider.GetUtcNow().UtcDateTime,
            exception is null ? message : $"{message}\n{exception}",
            logLevel >= LogLevel.Error);

        lock (_gate)
        {
            if (!_isComplete)
            {
                _own.Add(entry);
                Deliver(entry);
            }
        }
    }

    public void AddConsoleOutput(IEnumerable<LogEntry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                if (!_isComplete)
                {
                    Deliver(entry);
                }
            }
        }
    }

    public LogEntry[] GetOwn()
    {
        lock (_gate)
        {
            return _own.ToArray();
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<LogEntry>(new UnboundedChannelOptions { SingleReader = true });
        var lineNumber = 1;
        try
        {
            var backlog = BeginReading(channel.Writer);
            if (backlog.Length > 0)
            {
                yield return Number(backlog, ref lineNumber);
            }

            var batch = new List<LogEntry>();
            while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (batch.Count < LinesPerBatch && channel.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                yield return Number(batch, ref lineNumber);
                batch.Clear();
            }
        }
        finally
        {
            EndReading(channel.Writer);
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            foreach (var reader in _readers)
            {
                reader.TryComplete();
            }
        }
    }

    public void Reopen()
    {
        lock (_gate)
        {
            _isComplete = false;
        }
    }

    public void ClearBacklog()
    {
        lock (_gate)
        {
            _backlog.Clear();
        }
    }

    /// <summary>Calls back while nobody can begin or end to read.</summary>
    public void WithSubscribers(Action<bool> callback)
    {
        lock (_gate)
        {
            callback(!_readers.IsEmpty);
        }
    }

    public static LogLine[] Number(IReadOnlyList<LogEntry> entries, ref int lineNumber)
    {
        var lines = new LogLine[entries.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = entries[i].ToLine(lineNumber++);
        }

        return lines;
    }

    private void Deliver(LogEntry entry)
    {
        if (_readers.IsEmpty)
        {
            return;
        }

        _backlog.Add(entry);
        foreach (var reader in _readers)
        {
            reader.TryWrite(entry);
        }
    }

    private LogEntry[] BeginReading(ChannelWriter<LogEntry> reader)
    {
        lock (_gate)
        {
            var isFirst = _readers.IsEmpty;
            if (isFirst)
            {
                foreach (var entry in _own.ToArray())
                {
                    _backlog.Add(entry);
                }
            }

            _readers = _readers.Add(reader);
            if (_isComplete)
            {
                reader.TryComplete();
            }

            if (isFirst)
            {
                subscribersChanged(true);
            }

            return _backlog.ToArray();
        }
    }

    private void EndReading(ChannelWriter<LogEntry> reader)
    {
        lock (_gate)
        {
            var remaining = _readers.Remove(reader);
            if (remaining.IsEmpty && !_readers.IsEmpty)
            {
                _backlog.Clear();
                subscribersChanged(false);
            }

            _readers = remaining;
        }
    }
}
