using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace EnvMap.Clients.Redis;

internal sealed class RedisConnection(string connectionName, string? serviceKey)
{
    public const string Section = "Aspire:StackExchange:Redis";

    public string OptionsName { get; } = serviceKey ?? Options.DefaultName;

    public ConnectionMultiplexer Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptionsMonitor<ConfigurationOptions>>().Get(OptionsName);
        if (options.EndPoints.Count == 0)
        {
            throw new InvalidOperationException(
                $"No endpoints specified: provide 'ConnectionStrings:{connectionName}', or the key 'ConnectionString' in the configuration section '{Section}' or '{Section}:{connectionName}'.");
        }

        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        var connection = ConnectionMultiplexer.Connect(options);
        services.GetService<RedisTracer>()?.Observe(connection);
        return connection;
    }
}
