using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OpenTelemetry;

namespace EnvMap.Clients.Npgsql;

/// <summary>Healthy when the server answers a query in time.</summary>
internal sealed class NpgsqlHealthCheck(NpgsqlDataSource dataSource) : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);

        // A trace every few seconds would bury those of the application.
        using var untraced = SuppressInstrumentationScope.Begin();
        try
        {
            await using var command = dataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(timeout.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(context, $"PostgreSQL did not answer within {s_timeout.TotalSeconds:0} s.");
        }
        catch (PostgresException exception)
        {
            return Failed(context, $"PostgreSQL answered with error {exception.SqlState}.", exception);
        }
        catch (NpgsqlException exception)
        {
            return Failed(context, "PostgreSQL cannot be reached.", exception);
        }
    }

    private static HealthCheckResult Failed(HealthCheckContext context, string description, Exception? exception = null) =>
        new(context.Registration.FailureStatus, description, exception);
}
