using EnvMap.Api.Deployments;
using EnvMap.Api.Errors;
using EnvMap.Api.Migrations;
using EnvMap.Api.Reports;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace EnvMap.Api.Peers;

/// <summary>Puts on the board what peers answer about their environments, and what was reported of each environment last.</summary>
internal sealed partial class OtherEnvironments(
    PeerClient client, StatusBoard board, DeploymentStore deployments, ReportDesk reports, MigrationStatus migrations, IOptions<PeerOptions> options, TimeProvider time,
    ILogger<OtherEnvironments> logger) : BackgroundService
{
    private const int LongestText = 500;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            do
            {
                await Task.WhenAll([TryAsync(ReadReportsAsync(stoppingToken)), .. options.Value.Peers.Select(peer => TryAsync(ReadPeerAsync(peer.Key, peer.Value, stoppingToken)))]);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was about to be read is of no use any more.
        }
    }

    // Whatever others answer, this instance goes on; what was known stays known.
    private async Task TryAsync(Task reading)
    {
        try
        {
            await reading;
        }
        catch (Exception exception) when (exception.IsDatabaseAway())
        {
            LogAway(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    private async Task ReadReportsAsync(CancellationToken cancellationToken)
    {
        if (!migrations.IsComplete)
        {
            return;
        }
        foreach (var deployment in await deployments.ListNewestAsync(cancellationToken))
        {
            board.Set(deployment);
        }
        await reports.ShowNewAsync(cancellationToken);
    }

    private async Task ReadPeerAsync(string name, string address, CancellationToken cancellationToken)
    {
        var environment = DeployEnvironments.Parse(name);
        var (report, problem) = await client.ReadAsync(environment, address, options.Value.PeerTokens.GetValueOrDefault(name), cancellationToken);
        var cells = report?.Cells.Where(cell => cell.Environment == environment).DistinctBy(cell => cell.Row).ToDictionary(cell => cell.Row);
        board.Set([.. board.Seen.Cells.Where(cell => cell.Environment == environment).Select(cell => Take(cell, cells?.GetValueOrDefault(cell.Row)))]);
        board.Set(environment, column => column with
        {
            Source = ColumnSource.Peer,
            Profile = Clip(report?.Profile) ?? column.Profile,
            Detail = problem,
            ObservedAt = report is null ? column.ObservedAt : time.GetUtcNow(),
        });
    }

    private static CellState Take(CellState cell, CellState? seen) => seen is null
        ? cell with { Drift = CellDrift.NotObservable, Health = CellHealth.Unknown, Detail = null, Since = null, ObservedAt = null, RealisedBy = null, Evidence = null }
        : seen with { Reason = Clip(seen.Reason) ?? "", Detail = Clip(seen.Detail), RealisedBy = Clip(seen.RealisedBy), Evidence = Take(seen.Evidence) };

    private static CellEvidence? Take(CellEvidence? seen) => seen is null ? null
        : seen with { Commit = Clip(seen.Commit), Profile = Clip(seen.Profile), By = Clip(seen.By), Problems = Clip(seen.Problems) };

    [LoggerMessage(LogLevel.Debug, "What was reported last cannot be read now: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Error, "What is known of another environment stays as it is: reading it failed.")]
    private partial void LogFailed(Exception exception);

    private static string? Clip(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}
