using Aspire.Hosting;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Redis;

public sealed class RedisManifestTests
{
    [Fact]
    public async Task AServerIsWrittenWithWhatItWasGiven()
    {
        using var app = new PublishedApp();
        var password = app.Builder.AddParameter("secret", secret: true);
        var full = app.Builder.AddRedis("full", port: 6380, password)
            .WithDataVolume("full-data")
            .WithPersistence(TimeSpan.FromSeconds(1.5), 100)
            .WithModule(RedisModules.Json)
            .WithModule(RedisModules.Search)
            .WithModule(RedisModules.Json);
        app.Builder.AddRedis("read-only", 6381).WithDataVolume("read-only-data", isReadOnly: true).WithRedisCommander().WithRedisInsight();
        app.Builder.AddRedis("open").WithPassword(null).WithHostPort(6382);
        app.AddContainer("web").WithReference(full);

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Theory]
    [InlineData("modules/json.so")]
    [InlineData("")]
    public void AModuleNeedsAnAbsolutePath(string path)
    {
        var redis = new RunModel().Builder.AddRedis("redis");

        Assert.Throws<ArgumentException>("path", () => redis.WithModule(path));
    }
}
