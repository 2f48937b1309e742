using Npgsql;

namespace EnvMap.Api.Migrations;

internal sealed partial class Migrator(
    NpgsqlDataSource dataSource, IReadOnlyList<Migration> migrations, ILogger<Migrator> logger)
{
    // Any constant will do, as long as every version of the API takes the same one: "EnvMap" in ASCII.
    private const long LockKey = 0x456E764D6170;
    private const int CommandTimeoutSeconds = 600;

    /// <summary>Applies what is pending; other instances may do the same at the same time.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(cancellationToken))
        {
        }
    }

    private async Task<bool> ApplyNextAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // The lock ends with the transaction, also when this process or the connection dies, and also behind a transaction pooler.
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        await ExecuteAsync(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version    integer     PRIMARY KEY,
                name       text        NOT NULL,
                checksum   text        NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """,
            cancellationToken);

        var applied = await ReadAppliedAsync(connection, cancellationToken);
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Version, out var entry) && entry.Checksum != migration.Checksum)
            {
                throw new ChangedMigrationException(migration, entry.AppliedAt);
            }
        }

        var next = migrations.FirstOrDefault(migration => !applied.ContainsKey(migration.Version));
        if (next is not null)
        {
            await ExecuteAsync(connection, next.Sql, cancellationToken);
            await RecordAsync(connection, next, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (next is not null)
        {
            LogApplied(next.Name);
        }

        return next is not null;
    }

    private static async Task<Dictionary<int, (string Checksum, DateTime AppliedAt)>> ReadAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version, checksum, applied_at FROM schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, (string, DateTime)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetDateTime(2)));
        }

        return applied;
    }

    private static async Task RecordAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO schema_migrations (version, name, checksum) VALUES (@version, @name, @checksum)", connection);
        command.Parameters.AddWithValue("version", migration.Version);
        command.Parameters.AddWithValue("name", migration.Name);
        command.Parameters.AddWithValue("checksum", migration.Checksum);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = CommandTimeoutSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
