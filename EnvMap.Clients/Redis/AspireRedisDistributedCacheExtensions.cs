using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds distributed caches that are kept in Redis.</summary>
public static class AspireRedisDistributedCacheExtensions
{
    /// <summary>Adds a Redis client and an <see cref="IDistributedCache"/> on it.</summary>
    /// <param name="builder">The host that gets the cache.</param>
    /// <param name="connectionName">The key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static void AddRedisDistributedCache(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddRedisClientBuilder(connectionName, configureSettings, configureOptions).WithDistributedCache();

    /// <summary>Adds a keyed Redis client and an <see cref="IDistributedCache"/>, not keyed, on it.</summary>
    /// <param name="builder">The host that gets the cache.</param>
    /// <param name="name">The client's service key, and the key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static void AddKeyedRedisDistributedCache(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddKeyedRedisClientBuilder(name, configureSettings, configureOptions).WithDistributedCache();

    /// <summary>Adds an <see cref="IDistributedCache"/> on this client.</summary>
    /// <param name="builder">The client to build on.</param>
    /// <param name="configureOptions">Changes the cache's options.</param>
    public static AspireRedisClientBuilder WithDistributedCache(
        this AspireRedisClientBuilder builder, Action<RedisCacheOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.HostBuilder.Services;
        services.AddStackExchangeRedisCache(_ => { });
        services.AddOptions<RedisCacheOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.ConnectionMultiplexerFactory = ConnectionOf(builder, provider);
            configureOptions?.Invoke(options);
        });
        return builder;
    }

    /// <summary>Adds a keyed <see cref="IDistributedCache"/> on this client.</summary>
    /// <param name="builder">The client to build on.</param>
    /// <param name="name">The cache's service key.</param>
    /// <param name="configureOptions">Changes the cache's options.</param>
    public static AspireRedisClientBuilder WithKeyedDistributedCache(
        this AspireRedisClientBuilder builder, string name, Action<RedisCacheOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        builder.HostBuilder.Services.AddKeyedSingleton<IDistributedCache>(name, (provider, _) =>
        {
            var options = new RedisCacheOptions { ConnectionMultiplexerFactory = ConnectionOf(builder, provider) };
            configureOptions?.Invoke(options);
            return new RedisCache(Options.Options.Create(options));
        });
        return builder;
    }

    private static Func<Task<IConnectionMultiplexer>> ConnectionOf(AspireRedisClientBuilder client, IServiceProvider services) =>
        () => Task.FromResult(services.GetRequiredKeyedService<IConnectionMultiplexer>(client.ServiceKey));
}
