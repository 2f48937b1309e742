using EnvMap.Api.Map;
using EnvMap.Api.Observations.Replicas;
using EnvMap.Api.Status;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations;

internal static class ObservationExtensions
{
    public static void AddObservations(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ObservationOptions>().BindConfiguration(ObservationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ProbingOptions>().BindConfiguration(MapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProbingOptions>, ValidateProbingOptions>();
        services.AddSingleton<ProbeTargets>();
        services.AddSingleton<ObservationQueue>();
        services.AddSingleton<ObservationStore>();
        services.AddSingleton<CellObserver>();
        services.AddSingleton<Replica>();
        services.AddSingleton<Leader>();
        services.AddSingleton<Follower>();
        services.AddSingleton<StatusStream>();
        services.AddHostedService<Prober>();
        services.AddHostedService<ReplicaLink>();
        builder.AddKeyedNpgsqlDataSource(
            ReplicaLink.DataSource,
            settings => settings.DisableHealthChecks = true,
            source =>
            {
                var connection = source.ConnectionStringBuilder;
                (connection.Pooling, connection.ApplicationName) = (false, "EnvMap replica");
                (connection.Timeout, connection.CommandTimeout, connection.CancellationTimeout) = (5, 5, -1);
            });
    }
}
