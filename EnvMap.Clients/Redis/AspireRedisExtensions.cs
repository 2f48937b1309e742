using Aspire.StackExchange.Redis;
using EnvMap.Clients;
using EnvMap.Clients.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds Redis clients.</summary>
public static class AspireRedisExtensions
{
    /// <summary>
    /// Adds a singleton <see cref="IConnectionMultiplexer"/> with health check and traces, which keeps trying to connect.
    /// Without an endpoint resolving it throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="connectionName">The key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddRedisClientBuilder(connectionName, configureSettings, configureOptions);

    /// <summary>As <see cref="AddRedisClient"/>, and returns what a cache can be built on.</summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="connectionName">The key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static AspireRedisClientBuilder AddRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureOptions);

    /// <summary>
    /// Adds a keyed singleton <see cref="IConnectionMultiplexer"/> with health check and traces, which keeps trying to connect.
    /// Without an endpoint resolving it throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="name">The service key, and the key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        builder.AddKeyedRedisClientBuilder(name, configureSettings, configureOptions);

    /// <summary>As <see cref="AddKeyedRedisClient"/>, and returns what a cache can be built on.</summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="name">The service key, and the key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureOptions">Changes the options after they were read from the configuration.</param>
    public static AspireRedisClientBuilder AddKeyedRedisClientBuilder(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(builder, name, serviceKey: name, configureSettings, configureOptions);
    }

    private static AspireRedisClientBuilder Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<StackExchangeRedisSettings>? configureSettings,
        Action<ConfigurationOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = ClientSettings.Read<StackExchangeRedisSettings>(
            builder.Configuration, RedisConnection.Section, connectionName, (read, value) => read.ConnectionString = value);
        configureSettings?.Invoke(settings);

        var services = builder.Services;
        var connection = new RedisConnection(connectionName, serviceKey);
        services.AddSingleton(new RedisConnectionString(connection.OptionsName, settings.ConnectionString));
        services.TryAddTransient<IOptionsFactory<ConfigurationOptions>, RedisOptionsFactory>();
        services.Configure<ConfigurationOptions>(connection.OptionsName, options =>
        {
            builder.Configuration.GetSection($"{RedisConnection.Section}:ConfigurationOptions").Bind(options);
            builder.Configuration.GetSection($"{RedisConnection.Section}:{connectionName}:ConfigurationOptions").Bind(options);
            configureOptions?.Invoke(options);
        });

        services.AddKeyedSingleton<IConnectionMultiplexer>(serviceKey, (provider, _) => connection.Open(provider));
        if (!settings.DisableAutoActivation)
        {
            services.AddSingleton<IHostedService>(provider => new RedisActivation(provider, serviceKey));
        }

        if (!settings.DisableTracing)
        {
            services.TryAddSingleton<RedisTracer>();
            services.AddHostedService(provider => provider.GetRequiredService<RedisTracer>());
            services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(RedisTracer.SourceName));
        }

        if (!settings.DisableHealthChecks)
        {
            var name = serviceKey is null ? "StackExchange.Redis" : $"StackExchange.Redis_{connectionName}";
            builder.AddHealthCheckOnce(name, checks => checks.AddRedis(
                provider => provider.GetRequiredKeyedService<IConnectionMultiplexer>(serviceKey), name));
        }

        return new AspireRedisClientBuilder(builder, settings, serviceKey);
    }
}
