using EnvMap.Api.Caching;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Observations.Probes;
using EnvMap.Api.Observations.Replicas;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations;

/// <summary>Everything that the configuration names, and the table that this instance caches in.</summary>
internal sealed class ProbeTargets
{
    private const string CacheRow = "PostgreSQL Cache";

    public ProbeTargets(
        IOptions<ProbingOptions> probing, IOptions<ObservationOptions> options, CurrentMap map, MigrationStatus migrations, IConfiguration configuration)
    {
        // First, so that what is seen of the table is what is told of the row, whatever else realises it.
        All = [.. CacheTable(), .. probing.Value.Probes.Select(probe => Create(probe.Key, probe.Value))];

        ProbeTarget Create(string name, ProbeSettings settings) => new(
            name,
            RowsOf(settings, map),
            settings.RealisedBy,
            settings.Kind is { } kind ? CreateProbe(Enum.Parse<ProbeKind>(kind, ignoreCase: true), settings.Target!) : new NotStartedProbe(settings.Reason!, settings.Cure));

        IProbe CreateProbe(ProbeKind kind, string target) => kind switch
        {
            ProbeKind.Tcp when TcpProbe.TryParse(target, out var address) => new TcpProbe(address),
            ProbeKind.Http => new HttpProbe(new Uri(target)),
            ProbeKind.PostgreSql => new PostgreSqlProbe(configuration.GetConnectionString(target)!),
            ProbeKind.Redis => new RedisProbe(configuration.GetConnectionString(target)!, options.Value.Timeout),
            _ => new SelfProbe(),
        };

        // Nobody needs to be told where it is: it came with the schema.
        IEnumerable<ProbeTarget> CacheTable() => map.Profile.Find(CacheRow) is { IsInEffect: true } row && !configuration.HasRedisCache()
            ? [new ProbeTarget(CacheRow, [row.Tool.Id.Value], null, new CacheTableProbe(configuration.GetConnectionString(ReplicaLink.DataSource)!, migrations))]
            : [];
    }

    public IReadOnlyList<ProbeTarget> All { get; }

    // Where a row of the map realises another, as PostgreSQL (Local) does PostgreSQL (Docker), what is seen of one is seen of both.
    private static IReadOnlyList<string> RowsOf(ProbeSettings settings, CurrentMap map) =>
    [
        .. settings.Rows.Append(settings.RealisedBy)
            .Select(row => row is null ? null : map.Profile.Find(row))
            .Where(row => row is not null && (row.IsInEffect || row.Tool.Name != settings.RealisedBy))
            .Select(row => row!.Tool.Id.Value)
            .Distinct(),
    ];
}
