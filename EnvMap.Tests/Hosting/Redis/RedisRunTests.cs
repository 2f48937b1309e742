using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Redis;

public sealed class RedisRunTests
{
    private readonly RunModel _model = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheServerIsReachedAsItsConnectionSays()
    {
        var redis = _model.Builder.AddRedis("redis", password: _model.Builder.AddParameter("secret", "p/w", secret: true)).Resource;
        _model.Allocate();

        Assert.Equal("localhost:6001,password=p/w", await redis.GetConnectionStringAsync(Cancellation));
        Assert.Equal("redis://:p%2Fw@localhost:6001", await redis.UriExpression.GetValueAsync(Cancellation));
        Assert.Equal(["Host", "Port", "Password", "Uri"], ((IResourceWithConnectionString)redis).GetConnectionProperties().Select(p => p.Key));
    }

    [Fact]
    public async Task AServerWithoutPasswordIsOpen()
    {
        var redis = _model.Builder.AddRedis("redis").WithPassword(null).Resource;
        _model.Allocate();

        Assert.Equal("localhost:6001", await redis.GetConnectionStringAsync(Cancellation));
        Assert.Equal("redis://localhost:6001", await redis.UriExpression.GetValueAsync(Cancellation));
        Assert.Equal(["redis-server"], await redis.GetArgumentValuesAsync());
        Assert.DoesNotContain("REDIS_PASSWORD", await redis.GetEnvironmentVariableValuesAsync());
        Assert.Equal(["Host", "Port", "Uri"], ((IResourceWithConnectionString)redis).GetConnectionProperties().Select(p => p.Key));
    }

    [Fact]
    public async Task TlsIsPartOfTheConnection()
    {
        var redis = _model.Builder.AddRedis("redis").WithPassword(null)
            .WithEndpoint("tcp", e => (e.TlsEnabled, e.UriScheme) = (true, "rediss")).Resource;
        _model.Allocate();

        Assert.True(redis.TlsEnabled);
        Assert.Equal("localhost:6001,ssl=true", await redis.GetConnectionStringAsync(Cancellation));
        Assert.Equal("rediss://localhost:6001", await redis.UriExpression.GetValueAsync(Cancellation));
    }

    [Fact]
    public async Task AShellRunsTheCommandOfARun()
    {
        var redis = _model.Builder.AddRedis("redis").WithPersistence(keysChangedThreshold: 3).WithModule("/m.so").Resource;
        _model.Allocate();

        Assert.True(redis.ShellExecution);
        Assert.Equal("/bin/sh", redis.Entrypoint);
        Assert.Equal(["redis-server", "--requirepass", "$REDIS_PASSWORD", "--save", "60", "3", "--loadmodule", "/m.so"], await redis.GetArgumentValuesAsync());
    }

    [Fact]
    public async Task TheToolsKnowTheServers()
    {
        var password = _model.Builder.AddParameter("secret", "pw", secret: true);
        _model.Builder.AddRedis("first", password: password).WithRedisCommander(c => c.WithHostPort(8001)).WithRedisInsight(c => c.WithHostPort(8002).WithDataVolume("insight"));
        _model.Builder.AddRedis("second").WithPassword(null).WithRedisCommander(containerName: "unused").WithRedisInsight(containerName: "unused");
        var commander = _model.Builder.Resources.OfType<RedisCommanderResource>().Single();
        var insight = _model.Builder.Resources.OfType<RedisInsightResource>().Single();
        _model.Allocate();

        Assert.Equal("first:first:6379:0:pw,second:second:6379:0", (await commander.GetEnvironmentVariableValuesAsync())["REDIS_HOSTS"]);
        Assert.Equal(
            [
                ("RI_REDIS_ALIAS1", "first"), ("RI_REDIS_ALIAS2", "second"), ("RI_REDIS_HOST1", "localhost"), ("RI_REDIS_HOST2", "localhost"),
                ("RI_REDIS_PASSWORD1", "pw"), ("RI_REDIS_PORT1", "6379"), ("RI_REDIS_PORT2", "6379")
            ],
            (await insight.GetEnvironmentVariableValuesAsync()).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value)));
        Assert.Equal(("insight", "/data"), (insight.Annotations.OfType<ContainerMountAnnotation>().Single().Source, insight.Annotations.OfType<ContainerMountAnnotation>().Single().Target));
        Assert.Equal((8001, 8002), (commander.GetEndpoint("http").EndpointAnnotation.Port, insight.GetEndpoint("http").EndpointAnnotation.Port));
    }
}
