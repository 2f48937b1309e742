using System.Globalization;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace EnvMap.Api.Observations;

/// <summary>
/// Holds one session of the database: whoever gets its advisory lock leads and writes, the others listen. Session, lock and listening end
/// together, on both sides, when either dies. The session is its own and idle in between: a server notices at once that an idle client is gone.
/// </summary>
internal sealed partial class ReplicaLink(
    [FromKeyedServices(ReplicaLink.DataSource)] NpgsqlDataSource dataSource,
    MigrationStatus migrations,
    Replica replica,
    CellObserver observer,
    ObservationQueue queue,
    CurrentMap map,
    IOptions<ObservationOptions> options,
    TimeProvider time,
    ILogger<ReplicaLink> logger) : BackgroundService
{
    /// <summary>The key of the data source, and the name of its connection string.</summary>
    public const string DataSource = "envmapdb";

    // "EnvMapOb" in ASCII, with the environment added: several may share a database.
    private const long LockKey = 0x456E764D61704F62;
    private const string Changed = "changed";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_reload = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_prune = TimeSpan.FromHours(1);

    private readonly string[] _rows = [.. map.Map.Tools.Select(tool => tool.Id.Value)];
    private readonly string _channel = $"envmap_{map.Environment.ToSlug()}";
    private DateTimeOffset _pruneAt = DateTimeOffset.MinValue;
    private long _forgotten;
    private bool _isAway;

    private TimeSpan Interval => options.Value.Interval;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        try
        {
            await migrations.Completion.WaitAsync(stoppingToken);
            while (true)
            {
                await TryHoldAsync(stoppingToken);
                await Task.Delay(s_pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The session was closed, and with it the lock given back.
        }
    }

    private async Task TryHoldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await HoldAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException)
        {
            replica.Become(ReplicaRole.Alone);
            if (!_isAway)
            {
                LogAway(exception.Message);
            }
            _isAway = true;
        }
    }

    private async Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var heard = new LeaderSigns(time);
        connection.Notification += (_, e) => heard.Take(e.Payload);
        await ExecuteAsync(connection, $"LISTEN {_channel}", cancellationToken);
        while (!await TryLockAsync(connection, cancellationToken))
        {
            _isAway = false;
            await FollowAsync(connection, heard, cancellationToken);
        }
        _isAway = false;
        await ExecuteAsync(connection, $"UNLISTEN {_channel}", cancellationToken);
        await LeadAsync(connection, cancellationToken);
    }

    private async Task LeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        observer.Adopt(await ObservationStore.LatestAsync(connection, map.Environment, _rows, cancellationToken));
        replica.Become(ReplicaRole.Leader);
        LogLeads();
        while (true)
        {
            var waiting = queue.Peek();
            if (waiting.Count > 0)
            {
                await ObservationStore.WriteAsync(connection, waiting, _channel, Changed, cancellationToken);
                queue.Remove(waiting);
            }
            if (queue.Forgotten > _forgotten)
            {
                LogForgotten(_forgotten = queue.Forgotten);
            }
            await ObservationStore.NotifyAsync(connection, _channel, observer.LastObservedAt.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
            await PruneAsync(connection, cancellationToken);
            await queue.Added.WaitAsync(Interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task FollowAsync(NpgsqlConnection connection, LeaderSigns heard, CancellationToken cancellationToken)
    {
        if (heard.IsSilentFor(TimeSpan.FromSeconds(10) + (2 * Interval)))
        {
            if (replica.Become(ReplicaRole.Alone))
            {
                LogSilence();
            }
        }
        else
        {
            if (replica.Become(ReplicaRole.Follower))
            {
                LogFollows();
            }
            // The leader writes them.
            queue.Remove(queue.Peek());
            if (heard.TakeNews(s_reload))
            {
                observer.Follow(await ObservationStore.LatestAsync(connection, map.Environment, _rows, cancellationToken));
            }
            observer.Confirm(heard.ObservedAt);
        }
        await connection.WaitAsync(Interval, cancellationToken);
    }

    private async Task PruneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _pruneAt)
        {
            return;
        }
        _pruneAt = now + s_prune;
        if (await ObservationStore.PruneAsync(connection, now.AddDays(-options.Value.RetentionDays), cancellationToken) is > 0 and var count)
        {
            LogPruned(count);
        }
    }

    private async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", LockKey + (int)map.Environment);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // What a follower hears of its leader. The handler runs within the commands of the session, so nothing is shared between threads.
    private sealed class LeaderSigns(TimeProvider time)
    {
        private long _heardAt = time.GetTimestamp();
        private long _loadedAt;
        private bool _hasNews = true;

        public DateTimeOffset ObservedAt { get; private set; }

        public void Take(string payload)
        {
            _heardAt = time.GetTimestamp();
            _hasNews |= payload is Changed;
            if (DateTimeOffset.TryParse(payload, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var observedAt))
            {
                ObservedAt = observedAt;
            }
        }

        public bool IsSilentFor(TimeSpan limit) => time.GetElapsedTime(_heardAt) > limit;

        // Also without news, once in a while: what this instance saw when it was alone may differ.
        public bool TakeNews(TimeSpan reload)
        {
            var isDue = _hasNews || time.GetElapsedTime(_loadedAt) > reload;
            _hasNews = false;
            _loadedAt = isDue ? time.GetTimestamp() : _loadedAt;
            return isDue;
        }
    }
}
