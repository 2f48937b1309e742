using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        return services;
    }
}
