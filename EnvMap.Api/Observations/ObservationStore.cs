using EnvMap.Api.Status;
using EnvMap.Catalog;
using Npgsql;
using NpgsqlTypes;

namespace EnvMap.Api.Observations;

internal sealed class ObservationStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "id, row_id, environment, drift, health, detail, observed_at";

    public async Task<Observation?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM observations WHERE id = @id");
        command.Parameters.AddWithValue("id", id);
        var found = await ReadAsync(command, cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Lists newest first; <paramref name="before"/> is the last observation of the page before.</summary>
    public async Task<IReadOnlyList<Observation>> ListAsync(
        string? row, DeployEnvironment? environment, Observation? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand();
        var conditions = new List<string>();
        if (row is not null)
        {
            conditions.Add("row_id = @row");
            command.Parameters.AddWithValue("row", row);
        }
        if (environment is { } column)
        {
            conditions.Add("environment = @environment");
            command.Parameters.AddWithValue("environment", column.ToSlug());
        }
        if (before is not null)
        {
            conditions.Add("(observed_at, id) < (@before_time, @before_id)");
            command.Parameters.AddWithValue("before_time", before.ObservedAt);
            command.Parameters.AddWithValue("before_id", before.Id);
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"SELECT {Columns} FROM observations {where} ORDER BY observed_at DESC, id DESC LIMIT @limit";
        command.Parameters.AddWithValue("limit", limit);
        return await ReadAsync(command, cancellationToken);
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
        return await ReadAsync(command, cancellationToken);
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
            insert.Parameters.Add(new NpgsqlParameter("detail", NpgsqlDbType.Text) { Value = (object?)observation.Detail ?? DBNull.Value });
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

    /// <summary>Removes what is older, but the last of each cell; returns how many.</summary>
    public static async Task<int> PruneAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            DELETE FROM observations AS old WHERE old.observed_at < @before AND EXISTS (
                SELECT 1 FROM observations AS later
                WHERE later.row_id = old.row_id AND later.environment = old.environment AND (later.observed_at, later.id) > (old.observed_at, old.id))
            """, connection);
        command.Parameters.AddWithValue("before", before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<Observation>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var observations = new List<Observation>();
        while (await reader.ReadAsync(cancellationToken))
        {
            observations.Add(new Observation(
                reader.GetGuid(0),
                reader.GetString(1),
                DeployEnvironments.Parse(reader.GetString(2)),
                Enum.Parse<CellDrift>(reader.GetString(3)),
                Enum.Parse<CellHealth>(reader.GetString(4)),
                reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }
        return observations;
    }
}
