using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Passes the dashboard's console on to the AppHost's log, without secrets, and notes when it says that it listens.</summary>
internal sealed class DashboardLog(ILoggerFactory loggerFactory, IEnumerable<string> secrets)
{
    private const string OwnPrefix = "Aspire.Dashboard.";
    private const string Category = "Aspire.Hosting.Dashboard";
    private const int TailLength = 12;

    private readonly string[] _secrets = [.. secrets];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _tail = [];

    /// <summary>Completes when the dashboard listens.</summary>
    public Task Listening => _listening.Task;

    /// <summary>Gets the last lines.</summary>
    public string Tail
    {
        get
        {
            lock (_tail)
            {
                return string.Join(Environment.NewLine, _tail);
            }
        }
    }

    /// <summary>Reads until the stream ends.</summary>
    public async Task ReadAsync(Stream console, bool isError, CancellationToken cancellationToken)
    {
        await foreach (var lines in DcpLogReader.ReadAsync(console, isError, cancellationToken).ConfigureAwait(false))
        {
            foreach (var line in lines)
            {
                Write(line.Text, line.IsError);
            }
        }
    }

    /// <summary>Takes one line.</summary>
    public void Write(string text, bool isError)
    {
        var line = DashboardLogLine.TryParse(text, out var parsed)
            ? parsed
            : new DashboardLogLine(isError ? LogLevel.Warning : LogLevel.Information, "", text, null);
        var message = Redact(line.Exception is null ? line.Message : line.Message + Environment.NewLine + line.Exception);
        Remember(message);

        // What the dashboard thinks worth telling when it runs by itself is a detail of an AppHost.
        var level = line.Level == LogLevel.Information ? LogLevel.Debug : line.Level;
        loggerFactory.CreateLogger(CategoryOf(line.Category)).Log(level, default, message, exception: null, static (state, _) => state);
        if (line.Category.StartsWith(OwnPrefix, StringComparison.Ordinal) && line.Message.StartsWith("Now listening on", StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }

    // The categories under which filters of existing AppHosts know these lines.
    private static string CategoryOf(string category) => category switch
    {
        "" => Category,
        _ when category.StartsWith(OwnPrefix, StringComparison.Ordinal) => $"{Category}.{category[OwnPrefix.Length..]}",
        _ => $"{Category}.ThirdParty.{category}",
    };

    private string Redact(string text) => _secrets.Aggregate(text, (current, secret) => current.Replace(secret, "***", StringComparison.Ordinal));

    private void Remember(string message)
    {
        lock (_tail)
        {
            _tail.Enqueue(message);
            if (_tail.Count > TailLength)
            {
                _tail.Dequeue();
            }
        }
    }
}
