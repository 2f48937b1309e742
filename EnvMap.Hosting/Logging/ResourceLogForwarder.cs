using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Logging;

/// <summary>Writes the lines of every resource to the log of the AppHost, under <c>&lt;application&gt;.Resources.&lt;resource&gt;</c>.</summary>
internal sealed partial class ResourceLogForwarder(
    DistributedApplicationModel model,
    ResourceLoggerService resourceLogs,
    IHostEnvironment environment,
    ILoggerFactory loggers)
{
    /// <summary>Forwards until cancelled; the instances of the resources must have their names by now.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
        => Task.WhenAll(model.Resources.Select(r => ForwardAsync(r, cancellationToken)));

    private async Task ForwardAsync(IResource resource, CancellationToken cancellationToken)
    {
        var target = loggers.CreateLogger($"{environment.ApplicationName}.Resources.{resource.Name}");
        if (!target.IsEnabled(LogLevel.Error))
        {
            // Reading what nobody writes down would only cost DCP a stream.
            return;
        }

        try
        {
            await foreach (var batch in resourceLogs.WatchAsync(resource).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                foreach (var line in batch)
                {
                    LogLine(target, line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, line.LineNumber, line.Content);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    [LoggerMessage(Message = "{LineNumber}: {LineContent}")]
    private static partial void LogLine(ILogger logger, LogLevel level, int lineNumber, string lineContent);
}
