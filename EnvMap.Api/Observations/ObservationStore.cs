using EnvMap.Api.Paging;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using Npgsql;

namespace EnvMap.Api.Observations;

internal sealed class ObservationStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "id, row_id, environment, drift, health, detail, observed_at";
    private const int PruneBatch = 5000;
    private const int PruneTimeoutSeconds = 60;
    private const string Select = $"SELECT {Columns} FROM observations";

    public async Task<Observation?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"{Select} WHERE id = @id");
        command.Parameters.AddWithValue("id", id);
        return (await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Lists newest first; <paramref name="before"/> is the last observation of the page before.</summary>
    public async Task<IReadOnlyList<Observation>> ListAsync(
        string? row, DeployEnvironment? environment, Observation? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand();
        command.SelectPage(
            Select, "observed_at", before is null ? null : (before.ObservedAt, before.Id), limit,
            ("row_id = @row", "row", row), ("environment = @environment", "environment", environment?.ToSlug()));
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    /// <summary>The last observation of each of these cells, as far as there is one.</summary>
    public static async Task<IReadOnlyList<Observation>> LatestAsync(
        NpgsqlConnection connection, DeployEnvironment environment, string[] rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT latest.* FROM unnest(@rows) AS cell (id) CROSS JOIN LATERAL (
                SELECT {Columns} FROM observations WHERE row_id = cell.id AND environment = @environment ORDER BY observed_at DESC, id DESC LIMIT 1
            ) AS latest
            """, connection);
        command.Parameters.AddWithValue("rows", rows);
        command.Parameters.AddWithValue("environment", environment.ToSlug());
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    /// <summary>Writes those that say something else than the last of their cell, and tells the channel; all or none.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<Observation> observations, string channel, string payload, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var observation in observations)
        {
            await using var insert = new NpgsqlCommand(
                $"""
                INSERT INTO observations ({Columns}) SELECT @id, @row, @environment, @drift, @health, @detail, @observed_at
                WHERE NOT EXISTS (
                    SELECT 1 FROM (
                        SELECT drift, health FROM observations WHERE row_id = @row AND environment = @environment ORDER BY observed_at DESC, id DESC LIMIT 1
                    ) AS latest WHERE latest.drift = @drift AND latest.health = @health)
                ON CONFLICT (id) DO NOTHING
                """, connection, transaction);
            insert.Parameters.AddWithValue("id", observation.Id);
            insert.Parameters.AddWithValue("row", observation.Row);
            insert.Parameters.AddWithValue("environment", observation.Environment.ToSlug());
            insert.Parameters.AddWithValue("drift", observation.Drift.ToString());
            insert.Parameters.AddWithValue("health", observation.Health.ToString());
            insert.Parameters.AddText("detail", observation.Detail);
            insert.Parameters.AddWithValue("observed_at", observation.ObservedAt);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        await NotifyAsync(connection, channel, payload, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Sends an event to everyone who listens to the channel.</summary>
    public static async Task NotifyAsync(NpgsqlConnection connection, string channel, string payload, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_notify(@channel, @payload)", connection);
        command.Parameters.AddWithValue("channel", channel);
        command.Parameters.AddWithValue("payload", payload);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes what is older of an environment, but the last of each cell; returns how many.</summary>
    public static async Task<int> PruneAsync(
        NpgsqlConnection connection, DeployEnvironment environment, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            DELETE FROM observations WHERE ctid IN (
                SELECT old.ctid FROM observations AS old WHERE old.environment = @environment AND old.observed_at < @before AND EXISTS (
                    SELECT 1 FROM observations AS later
                    WHERE later.row_id = old.row_id AND later.environment = old.environment AND (later.observed_at, later.id) > (old.observed_at, old.id))
                LIMIT @batch)
            """, connection)
        {
            CommandTimeout = PruneTimeoutSeconds,
        };
        command.Parameters.AddWithValue("environment", environment.ToSlug());
        command.Parameters.AddWithValue("before", before);
        command.Parameters.AddWithValue("batch", PruneBatch);
        var removed = 0;
        for (var batch = PruneBatch; batch == PruneBatch; removed += batch)
        {
            batch = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return removed;
    }

    // A newer version may have written a word that this one does not know.
    private static T Parse<T>(string text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : otherwise;

    private static Observation Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        DeployEnvironments.Parse(reader.GetString(2)),
        Parse(reader.GetString(3), CellDrift.NotObservable),
        Parse(reader.GetString(4), CellHealth.Unknown),
        reader.GetText(5),
        reader.GetFieldValue<DateTimeOffset>(6));
}
