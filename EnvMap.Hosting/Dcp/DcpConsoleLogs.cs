using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Brings the output of processes and containers to those who read it; DCP keeps it meanwhile.</summary>
internal sealed partial class DcpConsoleLogs(DcpAppResourceStore resources, ResourceLoggerService loggers) : IConsoleLogSource
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        loggers.ConsoleLogs = this;
        var readers = new Dictionary<string, (CancellationTokenSource Ending, Task Reading)>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (var change in loggers.WatchAnySubscribersAsync(cancellationToken).ConfigureAwait(false))
            {
                if (change.AnySubscribers && !readers.ContainsKey(change.Name) && resources.TryGet(change.Name, out var target))
                {
                    var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                    readers[change.Name] = (ending, FollowAsync(target, ending.Token));
                }
                else if (!change.AnySubscribers && readers.Remove(change.Name, out var reader))
                {
                    await EndAsync(reader).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            foreach (var reader in readers.Values)
            {
                await EndAsync(reader).ConfigureAwait(false);
            }
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogEntry>> GetAllAsync(string resourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!resources.TryGet(resourceId, out var target) || target.Current is null)
        {
            yield break;
        }

        foreach (var source in target.Creator.Outputs)
        {
            await foreach (var batch in ReadAsync(target, source, follow: false, cancellationToken).ConfigureAwait(false))
            {
                yield return batch;
            }
        }
    }

    private static async Task EndAsync((CancellationTokenSource Ending, Task Reading) reader)
    {
        await reader.Ending.CancelAsync().ConfigureAwait(false);
        await reader.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        reader.Ending.Dispose();
    }

    // One start after the other; each has a log of its own that ends with it.
    private async Task FollowAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        string? uid = null;
        while (true)
        {
            var current = await target.NextAsync(uid, cancellationToken).ConfigureAwait(false);
            uid = current.Metadata.Uid;
            try
            {
                await Task.WhenAll(target.Creator.Outputs.Select(source => DeliverAsync(target, source, cancellationToken))).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
            {
                LogOutputLost(loggers.GetLogger(target.Id), exception.Message);
            }
        }
    }

    private async Task DeliverAsync(DcpAppResource target, string source, CancellationToken cancellationToken)
    {
        await foreach (var batch in ReadAsync(target, source, follow: true, cancellationToken).ConfigureAwait(false))
        {
            loggers.AddConsoleOutput(target.Id, batch);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<LogEntry>> ReadAsync(DcpAppResource target, string source, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream log;
        try
        {
            log = await target.Creator.GetLogAsync(target.Id, new(source) { Follow = follow }, cancellationToken).ConfigureAwait(false);
        }
        catch (DcpApiException)
        {
            // A process that never was, or is gone by now, has no output.
            yield break;
        }

        await foreach (var batch in DcpLogReader.ReadAsync(log, source == DcpLogSource.StdErr, cancellationToken).ConfigureAwait(false))
        {
            yield return [.. batch.Select(line => new LogEntry(line.Timestamp?.UtcDateTime, line.Text, line.IsError))];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The output of this start could not be read to its end: {Reason}")]
    private static partial void LogOutputLost(ILogger logger, string reason);
}
