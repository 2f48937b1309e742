using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>Creates a database on a server that has come up, if it is missing.</summary>
internal sealed partial class PostgresDatabaseCreation(ILogger logger)
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    public async Task RunAsync(string connectionString, string database, CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false, Timeout = 5 };
        while (true)
        {
            try
            {
                await CreateIfMissingAsync(maintenance.ConnectionString, database, cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (exception.IsTransient)
            {
                // Nobody else would create it until the server is started again.
                LogRetry(logger, database, exception.Message);
                await Task.Delay(s_retryDelay, cancellationToken);
            }
        }
    }

    private static async Task CreateIfMissingAsync(string connectionString, string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(database)}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database '{Database}' could not be created yet: {Reason}. It is tried again.")]
    private static partial void LogRetry(ILogger logger, string database, string reason);
}
