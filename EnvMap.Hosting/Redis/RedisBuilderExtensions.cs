using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Declares Redis servers.</summary>
public static partial class RedisBuilderExtensions
{
    private const string DataDirectory = "/data";

    /// <summary>Adds a Redis server with a generated password.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="port">The port that others use; null for any free one.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port)
        => builder.AddRedis(name, port, password: null);

    /// <summary>Adds a Redis server.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="port">The port that others use; by default any free one.</param>
    /// <param name="password">The password; by default generated as <c>name-password</c>.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        // A comma in a password would end it in the client's connection string.
        var server = new RedisResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));
        var check = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, _ => new RedisServerHealthCheck(server.GetConnectionStringAsync), failureStatus: null, tags: null));
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 6379, name: RedisResource.EndpointName, scheme: "redis")
            .WithImage(RedisContainerImageTags.Image, RedisContainerImageTags.Tag)
            .WithImageRegistry(RedisContainerImageTags.Registry)
            .WithIconName("Database")
            .WithHealthCheck(check)
            .WithEntrypoint("/bin/sh")
            .WithEnvironment(context =>
            {
                if (server.PasswordParameter is { } secret)
                {
                    context.EnvironmentVariables["REDIS_PASSWORD"] = secret;
                }
            })
            .WithArgs(context => RedisArguments.Put(context, server));
    }

    /// <summary>Sets the password.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="password">The password; null for none.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithPassword(this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource>? password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.PasswordParameter = password?.Resource;
        return builder;
    }

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port)
        => builder.WithEndpoint(RedisResource.EndpointName, endpoint => endpoint.Port = port);

    /// <summary>Has the server write its data down.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="interval">How often; by default each 60 seconds.</param>
    /// <param name="keysChangedThreshold">How many keys must have changed.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithPersistence(this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1)
        => builder.WithAnnotation(new RedisSaveAnnotation(interval ?? TimeSpan.FromSeconds(60), keysChangedThreshold), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Has the server load a module.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="path">The absolute path of the module in the container; <see cref="RedisModules"/> has those of the image.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The path is empty or relative.</exception>
    public static IResourceBuilder<RedisResource> WithModule(this IResourceBuilder<RedisResource> builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path.StartsWith('/')
            ? builder.WithAnnotation(new RedisModuleAnnotation(path))
            : throw new ArgumentException($"'{path}' is no absolute path in the container; start it with '/'.", nameof(path));
    }

    /// <summary>Keeps the data in a volume, and has the server write them down unless it may only read.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the volume; by default made of the names of AppHost and server.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory, isReadOnly);
        return isReadOnly ? builder : builder.WithPersistence();
    }

    /// <summary>Keeps the data in a directory of the host, and has the server write them down unless it may only read.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The path of the directory, relative to the AppHost.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<RedisResource> WithDataBindMount(this IResourceBuilder<RedisResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        builder.WithBindMount(source, DataDirectory, isReadOnly);
        return isReadOnly ? builder : builder.WithPersistence();
    }
}
