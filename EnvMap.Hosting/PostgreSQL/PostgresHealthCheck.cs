using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EnvMap.Hosting.PostgreSQL;

/// <summary>Healthy once a query is answered.</summary>
internal sealed class PostgresHealthCheck(Func<CancellationToken, ValueTask<string?>> connectionString) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The server is asked, not a connection that lay in a pool since it last answered.
            var settings = new NpgsqlConnectionStringBuilder(await connectionString(cancellationToken).ConfigureAwait(false)) { Pooling = false };
            var connection = new NpgsqlConnection(settings.ConnectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                var command = new NpgsqlCommand("SELECT 1", connection);
                await using (command.ConfigureAwait(false))
                {
                    await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
