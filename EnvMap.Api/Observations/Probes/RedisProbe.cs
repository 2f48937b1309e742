using StackExchange.Redis;

namespace EnvMap.Api.Observations.Probes;

/// <summary>A PING on a connection of its own.</summary>
internal sealed class RedisProbe(string connectionString, TimeSpan limit) : IProbe
{
    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        (options.AbortOnConnectFail, options.ConnectRetry) = (true, 0);
        // It takes no token; what is given up ends by itself.
        options.ConnectTimeout = options.AsyncTimeout = (int)limit.TotalMilliseconds;
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return ProbeResult.Healthy("Answers PING.");
        }
        catch (RedisConnectionException exception) when (exception.FailureType is ConnectionFailureType.AuthenticationFailure)
        {
            return ProbeResult.Unhealthy("Refuses the password.");
        }
        catch (RedisConnectionException)
        {
            return ProbeResult.NotRunning("Cannot be connected to.");
        }
        catch (RedisTimeoutException)
        {
            return ProbeResult.TooLate(limit);
        }
        catch (RedisException)
        {
            return ProbeResult.Unhealthy("Answers PING with an error.");
        }
    }
}
