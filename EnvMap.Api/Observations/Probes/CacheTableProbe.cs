using EnvMap.Api.Migrations;
using EnvMap.Api.Status;

namespace EnvMap.Api.Observations.Probes;

/// <summary>Asks whether the table of the second level is there, is unlogged, and can be read.</summary>
internal sealed class CacheTableProbe(string connectionString, MigrationStatus migrations) : IProbe
{
    private const string Unlogged = "u";
    private const string Query = "SELECT relpersistence::text, EXISTS (SELECT FROM cache_entries) FROM pg_class WHERE oid = 'cache_entries'::regclass";

    private readonly PostgreSqlProbe _probe = new(connectionString, Query, kind => kind is Unlogged
        ? ProbeResult.Healthy("The table is there, unlogged, and answers.")
        : ProbeResult.Unhealthy("The table is logged, which makes each entry cost as much as data."));

    // Until this instance has made the table, that it is not there says nothing.
    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken) => migrations.Reason is { } reason
        ? new ProbeResult(null, CellHealth.Unknown, reason)
        : await _probe.RunAsync(cancellationToken);
}
