using EnvMap.Tools.Monitoring.Prometheus;
using EnvMap.Tools.NotStarted;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools;

/// <summary>Adds Prometheus, and what it scrapes.</summary>
public static class PrometheusExtensions
{
    private const string Row = "Prometheus";
    private const string ScrapeRelationship = "Scrape";
    private const string Retention = "15d";

    /// <summary>Has Prometheus scrape an endpoint of the resource; no effect where the profile has no Prometheus.</summary>
    public static IResourceBuilder<T> WithMetrics<T>(this IResourceBuilder<T> builder, string path = "/metrics", string endpointName = "http")
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new MetricsEndpointAnnotation(builder.GetEndpoint(endpointName), path));
    }

    /// <summary>
    /// Adds Prometheus, which scrapes every resource that has metrics every 5 s and keeps 15 days. Null where the profile has none, or it
    /// cannot run here.
    /// </summary>
    public static IResourceBuilder<PrometheusResource>? AddPrometheus(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null)
        {
            return null;
        }
        if (map.Flavours.WhyNoProcess(PrometheusResource.Binaries) is { } why)
        {
            map.AddNotStarted(name, Row, why);
            return null;
        }

        var prometheus = new PrometheusResource(name, map.State.Of(name));
        map.Application.OnBeforeStart((_, _) =>
        {
            foreach (var resource in map.Application.Resources.Where(r => r != prometheus && r.HasAnnotationOfType<MetricsEndpointAnnotation>()))
            {
                map.Application.CreateResourceBuilder(prometheus).WithRelationship(resource, ScrapeRelationship);
            }
            return Task.CompletedTask;
        });
        return map.AddToolProcess(prometheus, Row, (_, _, cancellationToken) => PrepareAsync(map.Application, prometheus, cancellationToken))
            .WithHttpEndpoint(name: PrometheusResource.EndpointName)
            .WithArgs(context =>
            {
                foreach (var argument in (object[])
                [
                    $"--config.file={prometheus.ConfigurationFile}",
                    $"--storage.tsdb.path={Path.Combine(prometheus.WorkingDirectory, "data")}",
                    $"--storage.tsdb.retention.time={Retention}",
                    "--enable-feature=exemplar-storage",
                    "--log.level=warn",
                    ReferenceExpression.Create($"--web.listen-address=127.0.0.1:{prometheus.Endpoint.Property(EndpointProperty.TargetPort)}"),
                ])
                {
                    context.Args.Add(argument);
                }
            })
            .WithHttpHealthCheck("/-/ready")
            .WithIconName("Pulse")
            .WithMetrics()
            .WithEdgeRoute("prometheus");
    }

    private static async Task PrepareAsync(IDistributedApplicationBuilder application, PrometheusResource prometheus, CancellationToken cancellationToken)
    {
        var targets = new List<ScrapeTarget>();
        foreach (var resource in application.Resources)
        {
            foreach (var metrics in resource.Annotations.OfType<MetricsEndpointAnnotation>())
            {
                var host = await metrics.Endpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken);
                var port = await metrics.Endpoint.Property(EndpointProperty.Port).GetValueAsync(cancellationToken);
                targets.Add(new ScrapeTarget(resource.Name, $"{host}:{port}", metrics.Path));
            }
        }
        await File.WriteAllTextAsync(prometheus.ConfigurationFile, PrometheusConfiguration.Write(targets), cancellationToken);
    }
}
