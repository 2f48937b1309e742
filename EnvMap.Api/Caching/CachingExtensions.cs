using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace EnvMap.Api.Caching;

internal static class CachingExtensions
{
    /// <summary>The connection string's name of the Redis that is the second level where the profile has one.</summary>
    public const string RedisName = "cache";

    /// <summary>How long a request waits for the second level.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // Every answer that is kept takes less than 2 MB together; a filter can be written in many ways, and each has a place of its own.
    private const long MaxBytes = 16 * 1024 * 1024;

    private const string SecondLevel = "second-level";

    /// <summary>Adds a HybridCache: memory first, then Redis where its connection string is given, else a table of PostgreSQL.</summary>
    public static void AddCaching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (!builder.Configuration.HasRedisCache())
        {
            services.AddSingleton<PostgresCache>();
            services.AddKeyedSingleton<IDistributedCache>(SecondLevel, (provider, _) => provider.GetRequiredService<PostgresCache>());
            services.AddHostedService<CacheCleanup>();
        }
        else
        {
            // The API is healthy without its cache; the row's own probe tells when it is away.
            builder.AddRedisClientBuilder(
                RedisName,
                settings => settings.DisableHealthChecks = true,
                options => options.AbortOnConnectFail = false)
                .WithKeyedDistributedCache(SecondLevel);
        }
        services.AddSingleton<SecondLevelPipeline>();
        services.AddSingleton<IDistributedCache>(provider => new ResilientCache(
            provider.GetRequiredKeyedService<IDistributedCache>(SecondLevel), provider.GetRequiredService<SecondLevelPipeline>().Create()));
        services.AddSingleton<RepresentationCache>();
        services.AddOutputCache(options => (options.DefaultExpirationTimeSpan, options.SizeLimit) = (TimeSpan.FromHours(1), MaxBytes));
        services.Configure<MemoryCacheOptions>(options => options.SizeLimit = MaxBytes);

        // What the pipeline says once HybridCache would say with each key.
        builder.Logging.AddFilter("Microsoft.Extensions.Caching.Hybrid", LogLevel.Critical);
        services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions
        {
            Expiration = TimeSpan.FromMinutes(10),
            LocalCacheExpiration = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>Whether the second level is Redis.</summary>
    public static bool HasRedisCache(this IConfiguration configuration) => !string.IsNullOrEmpty(configuration.GetConnectionString(RedisName));
}
