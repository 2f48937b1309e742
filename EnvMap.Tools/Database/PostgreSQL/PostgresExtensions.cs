using EnvMap.Acquisition;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Database.PostgreSQL;
using EnvMap.Tools.MapProbes;
using EnvMap.Tools.NotStarted;
using EnvMap.Tools.Processes;
using EnvMap.Tools.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Tools;

/// <summary>Adds PostgreSQL.</summary>
public static class PostgresExtensions
{
    private const string ContainerRow = "PostgreSQL (Docker)";
    private const string LocalRow = "PostgreSQL (Local)";
    private const string ManagedRow = "RDS PostgreSQL";

    /// <summary>
    /// Adds a server with one database, or, where <c>ConnectionStrings:&lt;database&gt;</c> or <c>EnvMap:PostgreSQL:ConnectionString</c> is
    /// set, the server that it names. Null where the profile has no PostgreSQL, or it cannot run here.
    /// </summary>
    public static IResourceBuilder<IResourceWithConnectionString>? AddPostgreSql(this EnvironmentMapBuilder map, [ResourceName] string name, [ResourceName] string database)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(ContainerRow, LocalRow, ManagedRow) is not { } row)
        {
            return null;
        }
        if (AddExisting(map, database) is { } existing)
        {
            return existing.WithMapRow(row.Tool.Name, LocalRow).WithConnectionMapProbe(MapProbeKind.PostgreSql, existing.Resource);
        }
        switch (map.Flavours.Choose(row.Tool.Name, PostgresBinaries.Package, prefersProcess: row.Tool.Name is LocalRow))
        {
            case Realisation.Process:
                return AddProcess(map, name, database, row.Tool.Name);
            case Realisation.NotStarted why:
                map.AddNotStarted(name, row.Tool.Name, why);
                return null;
            default:
                return AddContainer(map, name, database, row.Tool.Name);
        }
    }

    private static IResourceBuilder<PostgresDatabaseResource> AddContainer(EnvironmentMapBuilder map, string name, string database, string row)
    {
        var server = map.Application.AddPostgres(name).WithDataVolume(map.VolumeOf(name)).WithMapRow(row);
        var made = server.AddDatabase(database);
        server.WithConnectionMapProbe(MapProbeKind.PostgreSql, made.Resource)
            // By TCP, for the server that sets the data up listens on a socket alone.
            .WithHealthCommand("pg_isready", "--host=127.0.0.1", "--username=postgres", $"--dbname={database}")
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Data,
                Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
                User = "999:999",
                ReadOnly = true,
                WritablePaths = ["/tmp", "/var/run/postgresql"],
                Capabilities = [],
                StopGraceSeconds = 60,
                Secrets = new() { FileVariables = new Dictionary<string, string> { ["POSTGRES_PASSWORD"] = "POSTGRES_PASSWORD_FILE" } },
            });
        if (map.Application.ExecutionContext.IsPublishMode)
        {
            // In a run the engine creates it, also on a server that has data already.
            server.WithEnvironment("POSTGRES_DB", database);
        }
        return made;
    }

    private static IResourceBuilder<PostgresProcessDatabaseResource> AddProcess(EnvironmentMapBuilder map, string name, string database, string row)
    {
        var password = map.Application.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
        return AddDatabase(AddServer(map, new PostgresProcessResource(name, map.State.Of(name), password.Resource), row), database);
    }

    private static IResourceBuilder<PostgresProcessResource> AddServer(EnvironmentMapBuilder map, PostgresProcessResource server, string row) =>
        map.AddToolProcess(server, row, PrepareAsync, LocalRow)
            .WithEndpoint(scheme: "tcp", name: PostgresProcessResource.EndpointName)
            .WithArgs(context =>
            {
                foreach (var argument in (object[])
                [
                    "-D", server.Data.Data, "-p", server.PrimaryEndpoint.Property(EndpointProperty.TargetPort),
                    "-c", "listen_addresses=localhost", "-c", "unix_socket_directories=",
                ])
                {
                    context.Args.Add(argument);
                }
            })
            .WithIconName("DatabaseMultiple")
            .WithConnectionCheck(new PostgresHealthCheck(server, "postgres", server.Data.ForgetPassword));

    private static async Task PrepareAsync(PostgresProcessResource server, BeforeResourceStartedEvent e, CancellationToken cancellationToken)
    {
        var logger = e.Services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        var password = await server.PasswordParameter.GetValueAsync(cancellationToken)
            ?? throw new DistributedApplicationException($"The parameter '{server.PasswordParameter.Name}' has no value. Give it one.");
        await new PostgresPreparation(server, logger).RunAsync(password, cancellationToken);
    }

    private static IResourceBuilder<PostgresProcessDatabaseResource> AddDatabase(IResourceBuilder<PostgresProcessResource> server, string name)
    {
        var database = new PostgresProcessDatabaseResource(name, name, server.Resource);
        server.OnResourceReady((_, e, cancellationToken) => CreateAsync(database, e, cancellationToken));
        server.WithConnectionMapProbe(MapProbeKind.PostgreSql, database);
        return server.ApplicationBuilder.AddResource(database)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "Database", Properties = [], State = KnownResourceStates.NotStarted })
            .ExcludeFromManifest()
            .WithConnectionCheck(new PostgresHealthCheck(database));
    }

    private static async Task CreateAsync(PostgresProcessDatabaseResource database, ResourceReadyEvent e, CancellationToken cancellationToken)
    {
        var server = await ((IResourceWithConnectionString)database.Parent).GetConnectionStringAsync(cancellationToken);
        var logger = e.Services.GetRequiredService<ResourceLoggerService>().GetLogger(database.Parent);
        await new PostgresDatabaseCreation(logger).RunAsync(server!, database.DatabaseName, cancellationToken);
    }

    private static IResourceBuilder<IResourceWithConnectionString>? AddExisting(EnvironmentMapBuilder map, string database)
    {
        var application = map.Application;
        if (application.Configuration.GetConnectionString(database) is { Length: > 0 })
        {
            var given = application.AddConnectionString(database);
            return given.WithConnectionCheck(new PostgresHealthCheck(given.Resource));
        }
        if (map.Settings.ExistingDatabase is null)
        {
            return null;
        }
        var value = application.AddParameterFromConfiguration($"{database}-server", SettingsReader.PostgresKey, secret: true);
        var made = application.AddConnectionString(database, ReferenceExpression.Create($"{value}"));
        return made.WithConnectionCheck(new PostgresHealthCheck(made.Resource));
    }

    private static IResourceBuilder<T> WithConnectionCheck<T>(this IResourceBuilder<T> builder, PostgresHealthCheck check)
        where T : IResource
    {
        var key = $"{builder.Resource.Name}_connection_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, HealthStatus.Unhealthy, tags: null));
        return builder.WithHealthCheck(key);
    }
}
