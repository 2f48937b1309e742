using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
using StackExchange.Redis.Profiling;

namespace EnvMap.Clients.Redis;

// StackExchange.Redis has no ActivitySource of its own: its profiler is turned into spans here. Spans carry the command's name only,
// never keys or values.
internal sealed class RedisTracer(TimeProvider? time = null) : BackgroundService
{
    public const string SourceName = "EnvMap.Clients.Redis";

    private static readonly ActivitySource s_source = new(SourceName);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Activity, ProfilingSession> _sessions = new(ReferenceEqualityComparer.Instance);

    public void Observe(IConnectionMultiplexer connection) => connection.RegisterProfiler(SessionOfCaller);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time ?? TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                Drain();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Drain();
        }
    }

    private ProfilingSession? SessionOfCaller() =>
        Activity.Current is { Recorded: true } caller && s_source.HasListeners()
            ? _sessions.GetOrAdd(caller, _ => new ProfilingSession())
            : null;

    private void Drain()
    {
        foreach (var (caller, session) in _sessions)
        {
            // Looked at before the commands are taken, so that a command finished in between is taken next time.
            var ended = caller.IsStopped;
            foreach (var command in session.FinishProfiling())
            {
                Trace(caller, command);
            }

            if (ended)
            {
                _sessions.TryRemove(caller, out _);
            }
        }
    }

    private static void Trace(Activity caller, IProfiledCommand command)
    {
        using var span = s_source.StartActivity(
            command.Command, ActivityKind.Client, caller.Context, startTime: command.CommandCreated);
        span?.SetTag("db.system.name", "redis");
        span?.SetTag("db.operation.name", command.Command);
        span?.SetTag("db.namespace", command.Db.ToString(CultureInfo.InvariantCulture));
        span?.SetEndTime(command.CommandCreated + command.ElapsedTime);
    }
}
