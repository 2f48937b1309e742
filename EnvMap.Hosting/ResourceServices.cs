using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting;

internal static class ResourceServices
{
    /// <summary>Registers the states, logs, commands and health of the resources; a <see cref="TimeProvider"/> that is registered is used.</summary>
    public static IServiceCollection AddResourceServices(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ResourceLoggerService(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.TryAddSingleton<ResourceNotificationService>();
        services.TryAddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>(),
            provider));
        services.AddHealthChecks();
        services.AddHostedService<ResourceHealthCheckService>();
        return services;
    }
}
