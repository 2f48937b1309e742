using StackExchange.Redis;

namespace EnvMap.Api.Observations.Probes;

/// <summary>A PING on a connection of its own.</summary>
internal sealed class RedisProbe(string connectionString, TimeSpan limit) : IProbe
{
    private const double Patience = 0.9;

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        (options.AbortOnConnectFail, options.ConnectRetry) = (true, 0);
        // It takes no token, so it must give up by itself before it is given up.
        options.ConnectTimeout = options.AsyncTimeout = (int)(limit.TotalMilliseconds * Patience);
        var connecting = ConnectionMultiplexer.ConnectAsync(options);
        try
        {
            await using var connection = await connecting.WaitAsync(cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return ProbeResult.Healthy("Answers PING.");
        }
        catch (OperationCanceledException)
        {
            // One that comes too late would connect again and again for ever.
            _ = connecting.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
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
