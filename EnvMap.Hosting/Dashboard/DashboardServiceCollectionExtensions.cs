using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

internal static class DashboardServiceCollectionExtensions
{
    /// <summary>Adds the dashboard; the configuration must have been completed by <see cref="DashboardDefaults"/>.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<DashboardOptions>, ConfigureDashboardOptions>();
        services.AddSingleton<IValidateOptions<DashboardOptions>, ValidateDashboardOptions>();
        services.AddOptions<DashboardOptions>().ValidateOnStart();
        services.AddSingleton<DashboardServiceHost>();
        services.AddSingleton<DashboardLauncher>();

        // The resource service shares the AppHost's log, where its requests are of no interest.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning));
        return services;
    }
}
