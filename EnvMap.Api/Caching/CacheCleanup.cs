using EnvMap.Api.Errors;
using EnvMap.Api.Migrations;

namespace EnvMap.Api.Caching;

/// <summary>Removes expired entries every <see cref="Interval"/>; reading ignores them in the meantime.</summary>
internal sealed partial class CacheCleanup(
    PostgresCache cache, MigrationStatus migrations, TimeProvider time, ILogger<CacheCleanup> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!migrations.IsComplete)
            {
                continue;
            }
            try
            {
                LogRemoved(await cache.RemoveExpiredAsync(stoppingToken));
            }
            catch (Exception exception) when (exception.IsOfDatabase())
            {
                LogFailed(exception.Message);
            }
        }
    }
}
