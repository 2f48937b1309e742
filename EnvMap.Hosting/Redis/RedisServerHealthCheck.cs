using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace EnvMap.Hosting.Redis;

/// <summary>Healthy once a ping is answered.</summary>
internal sealed class RedisServerHealthCheck(Func<CancellationToken, ValueTask<string?>> connectionString) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(await connectionString(cancellationToken).ConfigureAwait(false) ?? string.Empty);
            var connection = await ConnectionMultiplexer.ConnectAsync(settings).WaitAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
