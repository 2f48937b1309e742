using EnvMap.Api.Deployments;
using EnvMap.Api.Migrations;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace EnvMap.Api.Peers;

/// <summary>Puts on the board what peers answer about their environments, and the last deployment of each environment.</summary>
internal sealed class OtherEnvironments(
    PeerClient client, StatusBoard board, DeploymentStore deployments, MigrationStatus migrations, IOptions<PeerOptions> options, TimeProvider time)
    : BackgroundService
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
                await Task.WhenAll([ReadDeploymentsAsync(stoppingToken), .. options.Value.Peers.Select(peer => ReadPeerAsync(peer.Key, peer.Value, stoppingToken))]);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was about to be read is of no use any more.
        }
    }

    private async Task ReadDeploymentsAsync(CancellationToken cancellationToken)
    {
        if (!migrations.IsComplete)
        {
            return;
        }
        try
        {
            foreach (var deployment in await deployments.ListNewestAsync(cancellationToken))
            {
                if (DeployEnvironments.TryParse(deployment.Environment, out var environment))
                {
                    board.Set(environment, column => column.LastDeployment is { } known && known.DeployedAt > deployment.DeployedAt ? column : column with
                    {
                        LastDeployment = deployment,
                        Source = column.Source is ColumnSource.None ? ColumnSource.Deployment : column.Source,
                    });
                }
            }
        }
        catch (NpgsqlException)
        {
            // What was known stays known; the health check tells that the database is away.
        }
    }

    private async Task ReadPeerAsync(string name, string address, CancellationToken cancellationToken)
    {
        var environment = DeployEnvironments.Parse(name);
        var (report, problem) = await client.ReadAsync(environment, address, options.Value.PeerTokens.GetValueOrDefault(name), cancellationToken);
        var cells = report?.Cells.Where(cell => cell is not null && cell.Environment == environment).DistinctBy(cell => cell.Row).ToDictionary(cell => cell.Row);
        board.Set([.. board.Current.Cells.Where(cell => cell.Environment == environment).Select(cell => Take(cell, cells?.GetValueOrDefault(cell.Row)))]);
        board.Set(environment, column => column with
        {
            Source = ColumnSource.Peer,
            Profile = Clip(report?.Profile) ?? column.Profile,
            Detail = problem,
            ObservedAt = report is null ? column.ObservedAt : time.GetUtcNow(),
        });
    }

    private static CellState Take(CellState cell, CellState? seen) => seen is null
        ? cell with { Drift = CellDrift.NotObservable, Health = CellHealth.Unknown, Detail = null, Since = null, ObservedAt = null, RealisedBy = null }
        : seen with { Reason = Clip(seen.Reason) ?? "", Detail = Clip(seen.Detail), RealisedBy = Clip(seen.RealisedBy) };

    private static string? Clip(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}
