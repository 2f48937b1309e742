using EnvMap.Hosting.Backchannel.Messages;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Backchannel;

/// <summary>Keeps what the AppHost logs for the CLI, and shows it there beside the step that logs it.</summary>
internal sealed class BackchannelLoggerProvider(BackchannelLog log, PublishingActivities activities, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, log, activities, time);

    public void Dispose() => log.Complete();

    private sealed class Logger(string category, BackchannelLog log, PublishingActivities activities, TimeProvider time) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var entry = new AppHostLogEntry(time.GetUtcNow(), logLevel, category, eventId, formatter(state, exception));
            log.Write(entry);
            activities.Log(entry);
        }
    }
}
