using System.Net.Sockets;
using Npgsql;

namespace EnvMap.Api.Observations.Probes;

/// <summary>A query on a connection of its own, which leaves the application's pool alone.</summary>
internal sealed class PostgreSqlProbe(string connectionString, string query, Func<object?, ProbeResult> judge) : IProbe
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        ApplicationName = "EnvMap probe",
        // Otherwise it waits for the answer to its cancellation, from a server that does not answer.
        CancellationTimeout = -1,
    }.ConnectionString;

    public PostgreSqlProbe(string connectionString)
        : this(connectionString, "SELECT 1", _ => ProbeResult.Healthy("Answers queries."))
    {
    }

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(query, connection);
            return judge(await command.ExecuteScalarAsync(cancellationToken));
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return ProbeResult.NotRunning("The table is not there.");
        }
        catch (PostgresException exception)
        {
            return ProbeResult.Unhealthy($"Answers with error {exception.SqlState}.");
        }
        catch (NpgsqlException exception) when (exception.InnerException is SocketException socket)
        {
            return ProbeResult.Of(socket);
        }
        catch (NpgsqlException)
        {
            return ProbeResult.Closed;
        }
    }
}
