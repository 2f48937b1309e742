using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>Healthy when a connection of its own can be made and answers a query.</summary>
internal sealed class PostgresHealthCheck(IResourceWithConnectionString resource, string? database = null, Action? onWrongPassword = null) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var connectionString = new NpgsqlConnectionStringBuilder(await resource.GetConnectionStringAsync(cancellationToken)) { Pooling = false, Timeout = 5 };
            connectionString.Database = database ?? connectionString.Database;
            await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword && onWrongPassword is not null)
        {
            onWrongPassword();
            return HealthCheckResult.Unhealthy("The server has another password. Restart it, and it is given the configured one.", exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
