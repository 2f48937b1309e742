using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.PostgreSQL;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Declares PostgreSQL servers and databases.</summary>
public static partial class PostgresBuilderExtensions
{
    /// <summary>Adds a PostgreSQL server.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="userName">The name of the superuser; by default <c>postgres</c>.</param>
    /// <param name="password">Its password; by default generated as <c>name-password</c>.</param>
    /// <param name="port">The port that others use; by default any free one.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var server = new PostgresServerResource(
            name,
            userName?.Resource,
            password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password"));
        var check = AddCheck(builder, name, async cancellationToken
            => $"{await server.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false)};Database={DatabaseCreation.MaintenanceDatabase}");
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 5432, name: PostgresServerResource.EndpointName)
            .WithImage(PostgresContainerImageTags.Image, PostgresContainerImageTags.Tag)
            .WithImageRegistry(PostgresContainerImageTags.Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["POSTGRES_USER"] = server.UserNameReference;
                context.EnvironmentVariables["POSTGRES_PASSWORD"] = server.PasswordParameter;
            })
            .WithHealthCheck(check)
            .OnResourceReady((_, e, cancellationToken) => new DatabaseCreation(server, e.Services.GetRequiredService<ResourceLoggerService>().GetLogger(server))
                .CreateAsync(builder.Resources.OfType<PostgresDatabaseResource>().Where(d => d.Parent == server), cancellationToken));
    }

    /// <summary>Adds a database, which is created when the server has come up.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name.</param>
    /// <param name="databaseName">The name of the database in the server; by default that of the resource.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);
        var check = AddCheck(builder.ApplicationBuilder, name, database.ConnectionStringExpression.GetValueAsync);
        return builder.ApplicationBuilder.AddResource(database).WithIconName("Database").WithHealthCheck(check);
    }

    /// <summary>Sets the script that creates the database, instead of <c>CREATE DATABASE</c>.</summary>
    /// <param name="builder">The builder of the database.</param>
    /// <param name="script">The script, run in the database <c>postgres</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresDatabaseResource> WithCreationScript(this IResourceBuilder<PostgresDatabaseResource> builder, string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return builder.WithAnnotation(new PostgresCreationScriptAnnotation(script));
    }

    /// <summary>Sets the password of the superuser.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithPassword(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>Sets the name of the superuser.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="userName">The name.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithUserName(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(userName);
        builder.Resource.UserNameParameter = userName.Resource;
        return builder;
    }

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithHostPort(this IResourceBuilder<PostgresServerResource> builder, int? port)
        => builder.WithEndpoint(PostgresServerResource.EndpointName, endpoint => endpoint.Port = port);

    private static string AddCheck(IDistributedApplicationBuilder builder, string name, Func<CancellationToken, ValueTask<string?>> connectionString)
    {
        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, _ => new PostgresHealthCheck(connectionString), failureStatus: null, tags: null));
        return key;
    }
}
