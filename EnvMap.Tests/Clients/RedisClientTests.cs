using System.Diagnostics;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace EnvMap.Tests.Clients;

public sealed class RedisClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCacheKeepsValuesInAHealthyServer()
    {
        await using var server = await RedisServer.StartAsync();
        var builder = CreateBuilder(("ConnectionStrings:cache", server.ConnectionString));
        builder.AddRedisDistributedCache("cache");
        builder.AddKeyedRedisClientBuilder("cache").WithKeyedDistributedCache("keyed", options => options.InstanceName = "keyed:");
        using var host = builder.Build();

        await host.Services.GetRequiredService<IDistributedCache>().SetStringAsync("name", "plain", Cancellation);
        await host.Services.GetRequiredKeyedService<IDistributedCache>("keyed").SetStringAsync("name", "keyed", Cancellation);
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        Assert.Equal("plain", await database.HashGetAsync("name", "data"));
        Assert.Equal("keyed", await database.HashGetAsync("keyed:name", "data"));

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        Assert.Equal(["StackExchange.Redis", "StackExchange.Redis_cache"], report.Entries.Keys.Order());
        Assert.Equal(HealthStatus.Healthy, report.Status);
    }

    [Fact]
    public async Task CommandsAreSpansOfTheirCallerWithoutKeysOrValues()
    {
        await using var server = await RedisServer.StartAsync();
        var spans = new List<Activity>();
        var builder = CreateBuilder(("ConnectionStrings:cache", server.ConnectionString));
        builder.AddRedisClient("cache");
        using var source = new ActivitySource("caller");
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("caller").AddProcessor(new SpanList(spans)));
        using var host = builder.Build();
        await host.StartAsync(Cancellation);

        ActivityTraceId trace;
        using (var caller = source.StartActivity("caller"))
        {
            trace = caller!.TraceId;
            var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
            await database.StringSetAsync("planted-key", "planted-value");
        }

        await host.StopAsync(Cancellation);
        var span = Assert.Single(spans, candidate => candidate.DisplayName == "SET");
        Assert.Equal(trace, span.TraceId);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.True(span.Duration > TimeSpan.Zero);
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServerThatIsAwayIsUnhealthyAndDoesNotStopTheHost()
    {
        var builder = CreateBuilder(("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=200"));
        builder.AddRedisClient("cache", settings => settings.DisableAutoActivation = false);
        using var host = builder.Build();
        await host.StartAsync(Cancellation);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["StackExchange.Redis"].Status);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public void AMissingEndpointFailsOnlyWhenTheConnectionIsResolved()
    {
        var builder = CreateBuilder();
        builder.AddRedisClient("cache");
        using var host = builder.Build();
        var exception = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IConnectionMultiplexer>());
        Assert.StartsWith("No endpoints specified", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'ConnectionStrings:cache'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Aspire:StackExchange:Redis'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsComeFromTheConnectionStringThenTheSectionsThenTheCode()
    {
        var builder = CreateBuilder(
            ("ConnectionStrings:cache", "example:1234,connectRetry=1,syncTimeout=1,asyncTimeout=1"),
            ("Aspire:StackExchange:Redis:ConfigurationOptions:SyncTimeout", "2"),
            ("Aspire:StackExchange:Redis:ConfigurationOptions:AsyncTimeout", "2"),
            ("Aspire:StackExchange:Redis:cache:ConfigurationOptions:AsyncTimeout", "3"),
            ("Aspire:StackExchange:Redis:cache:DisableHealthChecks", "true"));
        builder.AddKeyedRedisClient("cache", configureOptions: options => options.ClientName = "code");
        builder.Services.AddHealthChecks();
        using var host = builder.Build();
        var options = host.Services.GetRequiredService<IOptionsMonitor<ConfigurationOptions>>().Get("cache");
        Assert.Equal("example:1234", $"{options.EndPoints[0]}".Replace("Unspecified/", "", StringComparison.Ordinal));
        Assert.Equal((1, 2, 3, "code"), (options.ConnectRetry, options.SyncTimeout, options.AsyncTimeout, options.ClientName));
        Assert.False(options.AbortOnConnectFail);
        Assert.Empty(host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations);
    }

    private static HostApplicationBuilder CreateBuilder(params (string Key, string Value)[] configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection(configuration.ToDictionary(entry => entry.Key, entry => (string?)entry.Value));
        return builder;
    }
}
