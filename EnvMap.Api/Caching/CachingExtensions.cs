using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Polly;
using Polly.CircuitBreaker;

namespace EnvMap.Api.Caching;

internal static class CachingExtensions
{
    /// <summary>The connection string's name of the Redis that is the second level where the profile has one.</summary>
    public const string RedisName = "cache";

    /// <summary>How long a request waits for the second level.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private const string SecondLevel = "second-level";

    /// <summary>Adds a HybridCache: memory first, then Redis where its connection string is given, else a table of PostgreSQL.</summary>
    public static void AddCaching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(RedisName)))
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
        services.AddSingleton<IDistributedCache>(provider => new ResilientCache(
            provider.GetRequiredKeyedService<IDistributedCache>(SecondLevel), CreatePipeline(provider.GetService<TimeProvider>())));
        services.AddSingleton<RepresentationCache>();
        services.AddOutputCache(options => options.DefaultExpirationTimeSpan = TimeSpan.FromHours(1));
        services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions
        {
            Expiration = TimeSpan.FromMinutes(10),
            LocalCacheExpiration = TimeSpan.FromMinutes(1),
        });
    }

    private static ResiliencePipeline CreatePipeline(TimeProvider? time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            FailureRatio = 0.5,
            MinimumThroughput = 2,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
        })
        .AddTimeout(Patience)
        .Build();
}
