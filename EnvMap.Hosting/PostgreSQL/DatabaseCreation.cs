using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnvMap.Hosting.PostgreSQL;

/// <summary>Creates the databases of a server that has come up.</summary>
internal sealed partial class DatabaseCreation(PostgresServerResource server, ILogger logger)
{
    public const string MaintenanceDatabase = "postgres";

    public async Task CreateAsync(IEnumerable<PostgresDatabaseResource> databases, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(await server.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false))
        {
            Database = MaintenanceDatabase,
            Pooling = false
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var database in databases)
            {
                await CreateAsync(connection, database, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CreateAsync(NpgsqlConnection connection, PostgresDatabaseResource database, CancellationToken cancellationToken)
    {
        var script = database.Annotations.OfType<PostgresCreationScriptAnnotation>().LastOrDefault()?.Script;
        using var quoting = new NpgsqlCommandBuilder();
        var command = new NpgsqlCommand(script ?? $"CREATE DATABASE {quoting.QuoteIdentifier(database.DatabaseName)}", connection);
        await using (command.ConfigureAwait(false))
        {
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                LogCreated(database.DatabaseName);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
            {
                LogExists(database.DatabaseName);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception, database.DatabaseName);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The database '{Database}' was created.")]
    private partial void LogCreated(string database);

    [LoggerMessage(LogLevel.Debug, "The database '{Database}' was there already.")]
    private partial void LogExists(string database);

    [LoggerMessage(LogLevel.Error, "The database '{Database}' could not be created.")]
    private partial void LogFailed(Exception exception, string database);
}
