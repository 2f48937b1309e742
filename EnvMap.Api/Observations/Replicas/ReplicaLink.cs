using EnvMap.Api.Errors;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace EnvMap.Api.Observations.Replicas;

/// <summary>
/// Holds one session of the database: whoever gets its advisory lock leads and writes, the others listen. Session, lock and listening end
/// together, on both sides, when either dies. The session is its own and idle in between: a server notices at once that an idle client is gone.
/// </summary>
internal sealed partial class ReplicaLink(
    [FromKeyedServices(ReplicaLink.DataSource)] NpgsqlDataSource dataSource,
    MigrationStatus migrations,
    Replica replica,
    Leader leader,
    Follower follower,
    CurrentMap map,
    IOptions<ObservationOptions> options,
    TimeProvider time,
    ILogger<ReplicaLink> logger) : BackgroundService
{
    /// <summary>The key of the data source, and the name of its connection string.</summary>
    public const string DataSource = "envmapdb";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private bool _isAway;

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
            await HoldAsync(new ReplicaSession(connection, map), cancellationToken);
        }
        catch (Exception exception) when (exception.IsOfDatabase())
        {
            replica.Become(ReplicaRole.Alone);
            if (!_isAway)
            {
                LogAway(exception.Message);
            }
            _isAway = true;
        }
    }

    private async Task HoldAsync(ReplicaSession session, CancellationToken cancellationToken)
    {
        var signs = new LeaderSigns(time);
        await session.ListenAsync(signs.Take, cancellationToken);
        while (!await session.TryLockAsync(cancellationToken))
        {
            _isAway = false;
            await follower.FollowAsync(session, signs, cancellationToken);
            await session.WaitAsync(options.Value.Interval, cancellationToken);
        }
        _isAway = false;
        await session.EndListeningAsync(cancellationToken);
        await leader.LeadAsync(session, cancellationToken);
    }
}
