using EnvMap.Tools.Containers;
using EnvMap.Tools.Monitoring.Prometheus;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools;

/// <summary>Adds Prometheus, and what it scrapes.</summary>
public static class PrometheusExtensions
{
    private const string Row = "Prometheus";
    private const string ScrapeRelationship = "Scrape";
    private const string Retention = "15d";
    private const string ContainerConfiguration = "/etc/prometheus/prometheus.yml";

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
    public static IResourceBuilder<IResourceWithEndpoints>? AddPrometheus(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name), PrometheusResource.Binaries, () => AddProcess(map, name))
            ?.WithHealthPath("/-/ready")
            .WithIconName("Pulse")
            .WithMetrics()
            .WithLocalEdgeRoute(map, "prometheus");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name)
    {
        var prometheus = map.AddToolContainer(name, Row, PrometheusContainerImageTags.Registry, PrometheusContainerImageTags.Image, PrometheusContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 9090, name: PrometheusResource.EndpointName)
            .WithVolume(map.VolumeOf(name), "/prometheus")
            .WithArgs(
                $"--config.file={ContainerConfiguration}", "--storage.tsdb.path=/prometheus", $"--storage.tsdb.retention.time={Retention}",
                "--enable-feature=exemplar-storage", "--log.level=warn")
            .WithGeneratedFile(ContainerConfiguration, async (seenFrom, cancellationToken)
                => PrometheusConfiguration.Write(await ScrapeTarget.ReadAllAsync(map.Application, seenFrom, cancellationToken)))
            .WithHealthCommand("promtool", "check", "ready", "--url=http://127.0.0.1:9090")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
                User = "65534:65534",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                StopGraceSeconds = 30,
            });
        ForEachScraped(map, prometheus.Resource, (resource, metrics) => prometheus.WithReference(metrics.Endpoint).WithRelationship(resource, ScrapeRelationship));
        return prometheus;
    }

    private static IResourceBuilder<PrometheusResource> AddProcess(EnvironmentMapBuilder map, string name)
    {
        var prometheus = new PrometheusResource(name, map.State.Of(name));
        var builder = map.AddToolProcess(prometheus, Row, (_, _, cancellationToken) => PrepareAsync(map.Application, prometheus, cancellationToken))
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
            });
        ForEachScraped(map, prometheus, (resource, _) => builder.WithRelationship(resource, ScrapeRelationship));
        return builder;
    }

    // What is declared after Prometheus is scraped too.
    private static void ForEachScraped(EnvironmentMapBuilder map, IResource prometheus, Action<IResource, MetricsEndpointAnnotation> action) =>
        map.Application.OnBeforeStart((_, _) =>
        {
            foreach (var resource in map.Application.Resources.Where(resource => resource != prometheus))
            {
                foreach (var metrics in resource.Annotations.OfType<MetricsEndpointAnnotation>())
                {
                    action(resource, metrics);
                }
            }
            return Task.CompletedTask;
        });

    private static async Task PrepareAsync(IDistributedApplicationBuilder application, PrometheusResource prometheus, CancellationToken cancellationToken)
    {
        var targets = await ScrapeTarget.ReadAllAsync(application, new ValueProviderContext { Caller = prometheus }, cancellationToken);
        await File.WriteAllTextAsync(prometheus.ConfigurationFile, PrometheusConfiguration.Write(targets), cancellationToken);
    }
}
