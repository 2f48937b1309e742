using Aspire.Npgsql;
using EnvMap.Clients;
using EnvMap.Clients.Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds PostgreSQL clients.</summary>
public static class AspirePostgreSqlNpgsqlExtensions
{
    private const string Section = "Aspire:Npgsql";
    private const string TelemetryName = "Npgsql";

    /// <summary>
    /// Adds a singleton <see cref="NpgsqlDataSource"/> with health check, traces and metrics. Without a connection string
    /// resolving it throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="connectionName">The key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureDataSourceBuilder">Changes the data source before it is built.</param>
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureDataSourceBuilder);

    /// <summary>
    /// Adds a keyed singleton <see cref="NpgsqlDataSource"/> with health check, traces and metrics. Without a connection string
    /// resolving it throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="builder">The host that gets the client.</param>
    /// <param name="name">The service key, and the key in <c>ConnectionStrings</c>.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <param name="configureDataSourceBuilder">Changes the data source before it is built.</param>
    public static void AddKeyedNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string name,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Add(builder, name, serviceKey: name, configureSettings, configureDataSourceBuilder);
    }

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<NpgsqlSettings>? configureSettings,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = ClientSettings.Read<NpgsqlSettings>(
            builder.Configuration, Section, connectionName, (read, value) => read.ConnectionString = value);
        configureSettings?.Invoke(settings);

        builder.Services.AddNpgsqlDataSource(
            settings.ConnectionString ?? "",
            dataSource =>
            {
                // Only here, when the data source is resolved: a host may add clients that it never uses.
                if (string.IsNullOrWhiteSpace(settings.ConnectionString))
                {
                    throw new InvalidOperationException(
                        $"ConnectionString is missing: provide 'ConnectionStrings:{connectionName}', or the key 'ConnectionString' in the configuration section '{Section}' or '{Section}:{connectionName}'.");
                }

                dataSource.ConfigureTracing(tracing => tracing.ConfigureCommandSpanNameProvider(
                    command => CommandSpanName.Of(command.CommandText, dataSource.ConnectionStringBuilder.Database)));
                configureDataSourceBuilder?.Invoke(dataSource);
            },
            serviceKey: serviceKey);

        if (!settings.DisableHealthChecks)
        {
            var name = serviceKey is null ? "PostgreSql" : $"PostgreSql_{connectionName}";
            builder.AddHealthCheckOnce(name, checks => checks.Add(new HealthCheckRegistration(
                name,
                services => new NpgsqlHealthCheck(services.GetRequiredKeyedService<NpgsqlDataSource>(serviceKey)),
                failureStatus: null,
                tags: null)));
        }

        if (!settings.DisableTracing)
        {
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddNpgsql());
        }

        if (!settings.DisableMetrics)
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(TelemetryName));
        }
    }
}
