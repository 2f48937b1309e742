using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Postgres;
using EnvMap.Hosting;
using EnvMap.Hosting.PostgreSQL;

namespace Aspire.Hosting;

public static partial class PostgresBuilderExtensions
{
    /// <summary>Adds pgAdmin, one for all servers, which stays out of manifests.</summary>
    /// <typeparam name="T">The type of the server.</typeparam>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="configureContainer">Configures the container.</param>
    /// <param name="containerName">The name; by default <c>pgadmin</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithPgAdmin<T>(this IResourceBuilder<T> builder, Action<IResourceBuilder<PgAdminContainerResource>>? configureContainer = null, string? containerName = null)
        where T : PostgresServerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.ApplicationBuilder;
        if (application.Resources.OfType<PgAdminContainerResource>().SingleOrDefault() is { } known)
        {
            configureContainer?.Invoke(application.CreateResourceBuilder(known));
            return builder;
        }

        var container = application.AddResource(new PgAdminContainerResource(containerName ?? "pgadmin"))
            .WithImage(PostgresContainerImageTags.PgAdminImage, PostgresContainerImageTags.PgAdminTag)
            .WithImageRegistry(PostgresContainerImageTags.Registry)
            .WithIconName("WindowDatabase")
            .WithHttpEndpoint(targetPort: 80, name: "http")
            .WithEnvironment(context => PutPgAdminVariables(context, application.Configuration["CODESPACES"]))
            .WithHttpHealthCheck("/browser")
            .ExcludeFromManifest()
            .WithContainerFiles("/pgadmin4", async (_, cancellationToken)
                => [await PgAdminServers.WriteAsync(application.Resources.OfType<PostgresServerResource>(), cancellationToken).ConfigureAwait(false)]);
        configureContainer?.Invoke(container);
        container.WithRelationship(builder.Resource, "PgAdmin");
        return builder;
    }

    /// <summary>Adds pgweb, one for all databases, which stays out of manifests.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="configureContainer">Configures the container.</param>
    /// <param name="containerName">The name; by default <c>pgweb</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithPgWeb(this IResourceBuilder<PostgresServerResource> builder, Action<IResourceBuilder<PgWebContainerResource>>? configureContainer = null, string? containerName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.ApplicationBuilder;
        if (application.Resources.OfType<PgWebContainerResource>().SingleOrDefault() is { } known)
        {
            configureContainer?.Invoke(application.CreateResourceBuilder(known));
            return builder;
        }

        var container = application.AddResource(new PgWebContainerResource(containerName ?? "pgweb"))
            .WithImage(PostgresContainerImageTags.PgWebImage, PostgresContainerImageTags.PgWebTag)
            .WithImageRegistry(PostgresContainerImageTags.Registry)
            .WithIconName("WindowDatabase")
            .WithHttpEndpoint(targetPort: 8081, name: "http")
            .WithArgs("--bookmarks-dir=/.pgweb/bookmarks", "--sessions")
            .ExcludeFromManifest();
        configureContainer?.Invoke(container);
        container.WithRelationship(builder.Resource, "PgWeb")
            .WithHttpHealthCheck()
            .WithContainerFiles("/", async (_, cancellationToken)
                => [await PgWebBookmarks.WriteAsync(application.Resources.OfType<PostgresDatabaseResource>(), cancellationToken).ConfigureAwait(false)]);
        return builder;
    }

    /// <summary>Adds an MCP server, by which language models reach the database without restriction.</summary>
    /// <param name="builder">The builder of the database.</param>
    /// <param name="configureContainer">Configures the container.</param>
    /// <param name="containerName">The name; by default that of the database with <c>-mcp</c>.</param>
    /// <returns>The same builder.</returns>
    [Experimental(ExperimentalIds.PostgresMcp)]
    public static IResourceBuilder<PostgresDatabaseResource> WithPostgresMcp(this IResourceBuilder<PostgresDatabaseResource> builder, Action<IResourceBuilder<PostgresMcpContainerResource>>? configureContainer = null, string? containerName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = containerName ?? $"{builder.Resource.Name}-mcp";
        if (builder.ApplicationBuilder.TryCreateResourceBuilder<PostgresMcpContainerResource>(name, out var known))
        {
            configureContainer?.Invoke(known);
            return builder;
        }

        var container = builder.ApplicationBuilder.AddResource(new PostgresMcpContainerResource(name))
            .WithImage(PostgresContainerImageTags.McpImage, PostgresContainerImageTags.McpTag)
            .WithImageRegistry(PostgresContainerImageTags.Registry)
            .WithHttpEndpoint(targetPort: 8000, name: "http")
            .WithArgs("--access-mode=unrestricted", "--transport=sse")
            .WithEnvironment(context => context.EnvironmentVariables["DATABASE_URI"] = builder.Resource.UriExpression)
            .WithIconName("BrainCircuit")
            .WaitFor(builder);
        configureContainer?.Invoke(container);
        container.WithParentRelationship(builder.Resource);
        return builder;
    }

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of pgAdmin.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PgAdminContainerResource> WithHostPort(this IResourceBuilder<PgAdminContainerResource> builder, int? port)
        => builder.WithEndpoint("http", endpoint => endpoint.Port = port);

    /// <summary>Sets the port that others use.</summary>
    /// <param name="builder">The builder of pgweb.</param>
    /// <param name="port">The port; null for any free one.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PgWebContainerResource> WithHostPort(this IResourceBuilder<PgWebContainerResource> builder, int? port)
        => builder.WithEndpoint("http", endpoint => endpoint.Port = port);

    private static void PutPgAdminVariables(EnvironmentCallbackContext context, string? codespaces)
    {
        // The container listens on loopback only: no login, on nobody's behalf.
        context.EnvironmentVariables["PGADMIN_CONFIG_MASTER_PASSWORD_REQUIRED"] = "False";
        context.EnvironmentVariables["PGADMIN_CONFIG_SERVER_MODE"] = "False";
        context.EnvironmentVariables["PGADMIN_DEFAULT_EMAIL"] = "admin@domain.com";
        context.EnvironmentVariables["PGADMIN_DEFAULT_PASSWORD"] = "admin";
        if (context.ExecutionContext.IsRunMode && bool.TryParse(codespaces, out var behindProxy) && behindProxy)
        {
            context.EnvironmentVariables["PGADMIN_CONFIG_PROXY_X_HOST_COUNT"] = "1";
            context.EnvironmentVariables["PGADMIN_CONFIG_PROXY_X_PREFIX_COUNT"] = "1";
        }
    }
}
