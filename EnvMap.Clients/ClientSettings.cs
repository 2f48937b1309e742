using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Clients;

internal static class ClientSettings
{
    /// <summary>Reads settings in rising precedence: the section, its part for this connection, the connection string.</summary>
    public static T Read<T>(
        IConfiguration configuration, string section, string connectionName, Action<T, string> setConnectionString)
        where T : new()
    {
        var settings = new T();
        configuration.GetSection(section).Bind(settings);
        configuration.GetSection($"{section}:{connectionName}").Bind(settings);
        if (configuration.GetConnectionString(connectionName) is { } connectionString)
        {
            setConnectionString(settings, connectionString);
        }

        return settings;
    }

    /// <summary>Adds a health check once, however often a client of that name is added.</summary>
    public static void AddHealthCheckOnce(
        this IHostApplicationBuilder builder, string name, Action<IHealthChecksBuilder> add)
    {
        if (builder.Properties.TryAdd($"EnvMap.Clients.HealthCheck:{name}", true))
        {
            add(builder.Services.AddHealthChecks());
        }
    }
}
