using Aspire.Hosting.Pipelines;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Backchannel;

internal static class BackchannelServiceCollectionExtensions
{
    /// <summary>Adds what the Aspire CLI talks to; before other hosted services, for it asks while they start.</summary>
    public static IServiceCollection AddBackchannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PublishingActivities>();
        services.AddSingleton<IPipelineObserver>(s => s.GetRequiredService<PublishingActivities>());
        services.AddSingleton<BackchannelLog>();
        services.AddSingleton<ILoggerProvider, BackchannelLoggerProvider>();
        if (Enum.TryParse<LogLevel>(configuration["Pipeline:LogLevel"], ignoreCase: true, out var level))
        {
            services.AddLogging(logging => logging.AddFilter<BackchannelLoggerProvider>(category: null, level));
        }

        services.AddSingleton<BackchannelClient>();
        services.AddSingleton<IPublishClient>(s => s.GetRequiredService<BackchannelClient>());
        services.AddSingleton<BackchannelTarget>();
        services.AddHostedService<BackchannelListener>();
        services.AddHostedService<CliWatch>();
        return services;
    }
}
