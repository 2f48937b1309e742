using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>Keeps what is logged, and lets a test wait for it.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory
{
    private readonly Lock _lock = new();
    private readonly List<LoggedLine> _lines = [];
    private readonly Channel<LoggedLine> _new = Channel.CreateUnbounded<LoggedLine>();

    /// <summary>Gets what was logged so far.</summary>
    public IReadOnlyList<LoggedLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits for a line that nobody has waited past.</summary>
    public async Task<LoggedLine> WaitForAsync(Func<LoggedLine, bool> isWanted, TimeSpan timeout)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            await foreach (var line in _new.Reader.ReadAllAsync(limit.Token))
            {
                if (isWanted(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The awaited line was not logged, but these were:{Environment.NewLine}{string.Join(Environment.NewLine, Lines)}");
        }

        throw new InvalidOperationException("A log has no end.");
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private void Add(LoggedLine line)
    {
        lock (_lock)
        {
            _lines.Add(line);
        }

        _new.Writer.TryWrite(line);
    }

    private sealed class Logger(RecordingLoggerFactory factory, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => factory.Add(new LoggedLine(category, logLevel, formatter(state, exception)));
    }
}
