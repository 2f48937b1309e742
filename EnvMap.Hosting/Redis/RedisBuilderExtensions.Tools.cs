using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using EnvMap.Hosting.Redis;

namespace Aspire.Hosting;

public static partial class RedisBuilderExtensions
{
    /// <summary>Adds Redis Commander, one for all servers, which stays out of manifests.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="configureContainer">Configures the container.</param>
    /// <param name="containerName">The name; by default <c>rediscommander</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithRedisCommander(this IResourceBuilder<RedisResource> builder, Action<IResourceBuilder<RedisCommanderResource>>? configureContainer = null, string? containerName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.ApplicationBuilder;
        if (application.Resources.OfType<RedisCommanderResource>().SingleOrDefault() is { } known)
        {
            configureContainer?.Invoke(application.CreateResourceBuilder(known));
            return builder;
        }

        var container = application.AddResource(new RedisCommanderResource(containerName ?? "rediscommander"))
            .WithImage(RedisContainerImageTags.CommanderImage, RedisContainerImageTags.CommanderTag)
            .WithImageRegistry(RedisContainerImageTags.CommanderRegistry)
            .WithIconName("WindowDatabase")
            .WithHttpEndpoint(targetPort: 8081, name: "http")
            .WithEnvironment(context => PutHosts(context, application.Resources.OfType<RedisResource>()))
            .ExcludeFromManifest();
        configureContainer?.Invoke(container);
        container.WithRelationship(builder.Resource, "RedisCommander");
        return builder;
    }

    /// <summary>Adds Redis Insight, one for all servers, which stays out of manifests.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="configureContainer">Configures the container.</param>
    /// <param name="containerName">The name; by default <c>redisinsight</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithRedisInsight(this IResourceBuilder<RedisResource> builder, Action<IResourceBuilder<RedisInsightResource>>? configureContainer = null, string? containerName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.ApplicationBuilder;
        if (application.Resources.OfType<RedisInsightResource>().SingleOrDefault() is { } known)
        {
            configureContainer?.Invoke(application.CreateResourceBuilder(known));
            return builder;
        }

        var container = application.AddResource(new RedisInsightResource(containerName ?? "redisinsight"))
            .WithImage(RedisContainerImageTags.InsightImage, RedisContainerImageTags.InsightTag)
            .WithImageRegistry(RedisContainerImageTags.Registry)
            .WithIconName("WindowDatabase")
            .WithHttpEndpoint(targetPort: 5540, name: "http")
            .WithEnvironment(context => PutConnections(context, application.Resources.OfType<RedisResource>()))
            .WithRelationship(builder.Resource, "RedisInsight")
            .ExcludeFromManifest();
        configureContainer?.Invoke(container);
        return builder;
    }

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of Redis Commander.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisCommanderResource> WithHostPort(this IResourceBuilder<RedisCommanderResource> builder, int? port)
        => builder.WithEndpoint("http", endpoint => endpoint.Port = port);

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of Redis Insight.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisInsightResource> WithHostPort(this IResourceBuilder<RedisInsightResource> builder, int? port)
        => builder.WithEndpoint("http", endpoint => endpoint.Port = port);

    /// <summary>Keeps the settings of Redis Insight in a volume.</summary>
    /// <param name="builder">The builder of Redis Insight.</param>
    /// <param name="name">The name of the volume; by default made of the names of AppHost and resource.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisInsightResource> WithDataVolume(this IResourceBuilder<RedisInsightResource> builder, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory);
    }

    /// <summary>Keeps the settings of Redis Insight in a directory of the host.</summary>
    /// <param name="builder">The builder of Redis Insight.</param>
    /// <param name="source">The path of the directory, relative to the AppHost.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisInsightResource> WithDataBindMount(this IResourceBuilder<RedisInsightResource> builder, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, DataDirectory);
    }

    // label:host:port:database[:password] of each, by commas; the servers are reached in the network of the containers, by their names.
    private static void PutHosts(EnvironmentCallbackContext context, IEnumerable<RedisResource> servers)
    {
        var hosts = new ReferenceExpressionBuilder();
        foreach (var server in servers)
        {
            hosts.AppendLiteral($"{(hosts.IsEmpty ? string.Empty : ",")}{server.Name}:{server.Name}:{server.PrimaryEndpoint.TargetPort}:0");
            if (server.PasswordParameter is { } password)
            {
                hosts.Append($":{password}");
            }
        }

        context.EnvironmentVariables["REDIS_HOSTS"] = hosts.Build();
    }

    private static void PutConnections(EnvironmentCallbackContext context, IEnumerable<RedisResource> servers)
    {
        foreach (var (index, server) in servers.Index())
        {
            var variables = context.EnvironmentVariables;
            var number = index + 1;
            variables[$"RI_REDIS_HOST{number}"] = server.Host;
            variables[$"RI_REDIS_PORT{number}"] = server.PrimaryEndpoint.TargetPort!.Value;
            variables[$"RI_REDIS_ALIAS{number}"] = server.Name;
            if (server.TlsEnabled)
            {
                variables[$"RI_REDIS_TLS{number}"] = "true";
            }

            if (server.PasswordParameter is { } password)
            {
                variables[$"RI_REDIS_PASSWORD{number}"] = password;
            }
        }
    }
}
