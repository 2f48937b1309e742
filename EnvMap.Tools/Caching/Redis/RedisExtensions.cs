using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Caching.Redis;
using EnvMap.Tools.MapProbes;
using EnvMap.Tools.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Tools;

/// <summary>Adds Redis.</summary>
public static class RedisExtensions
{
    private const string Row = "Redis (Docker)";

    /// <summary>Adds a cache server with a password. Null where the profile has none, or it cannot run here.</summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddRedis(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithConnectionString>(
            name, Row, () => AddContainer(map, name), RedisProcessResource.Binaries, () => AddProcess(map, name));
    }

    private static IResourceBuilder<RedisResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var redis = map.Application.AddRedis(name).WithMapRow(Row);
        return redis.WithConnectionMapProbe(MapProbeKind.Redis, redis.Resource)
            // By the shell, which knows the password; no list of processes shows it.
            .WithHealthCommand("sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli -e ping")
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Data,
                Limits = new() { MemoryMegabytes = 384, Cpus = 0.5 },
                User = "999:999",
                ReadOnly = true,
                WritablePaths = ["/tmp", "/data"],
                Capabilities = [],
            });
    }

    private static IResourceBuilder<RedisProcessResource> AddProcess(EnvironmentMapBuilder map, string name)
    {
        var password = map.Application.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
        var redis = new RedisProcessResource(name, map.State.Of(name), password.Resource);
        var check = $"{name}_ping_check";
        map.Application.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, new RedisHealthCheck(redis), HealthStatus.Unhealthy, tags: null));
        return map.AddToolProcess(redis, Row, PrepareAsync)
            .WithEndpoint(scheme: "tcp", name: RedisProcessResource.EndpointName)
            .WithArgs(context =>
            {
                foreach (var argument in (object[])
                    [redis.ConfigurationFile, "--port", redis.PrimaryEndpoint.Property(EndpointProperty.TargetPort), "--dir", redis.WorkingDirectory])
                {
                    context.Args.Add(argument);
                }
            })
            .WithIconName("DatabaseLightning")
            .WithHealthCheck(check)
            .WithConnectionMapProbe(MapProbeKind.Redis, redis);
    }

    private static async Task PrepareAsync(RedisProcessResource redis, BeforeResourceStartedEvent e, CancellationToken cancellationToken)
    {
        var password = await redis.PasswordParameter.GetValueAsync(cancellationToken)
            ?? throw new DistributedApplicationException($"The parameter '{redis.PasswordParameter.Name}' has no value. Give it one.");
        PrivateFile.Write(redis.ConfigurationFile, RedisConfiguration.Write(password));
    }
}
