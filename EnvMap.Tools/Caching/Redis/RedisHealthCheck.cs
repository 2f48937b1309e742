using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace EnvMap.Tools.Caching.Redis;

/// <summary>Healthy when a connection of its own answers PING.</summary>
internal sealed class RedisHealthCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var options = ConfigurationOptions.Parse(await resource.GetConnectionStringAsync(cancellationToken) ?? "");
            (options.AbortOnConnectFail, options.ConnectTimeout, options.ConnectRetry) = (true, 2000, 0);
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            await connection.GetDatabase().PingAsync();
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(exception.Message, exception);
        }
    }
}
