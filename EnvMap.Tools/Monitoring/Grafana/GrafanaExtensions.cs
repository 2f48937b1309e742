using EnvMap.Tools.Containers;
using EnvMap.Tools.Monitoring.Grafana;

namespace EnvMap.Tools;

/// <summary>Adds Grafana.</summary>
public static class GrafanaExtensions
{
    private const string Row = "Grafana";
    private const string EndpointName = "http";
    private const string PasswordVariable = "GF_SECURITY_ADMIN_PASSWORD";
    private const string Provisioning = "/etc/grafana/provisioning";

    /// <summary>
    /// Adds Grafana with a data source for each Prometheus and a dashboard of the application; its user is <c>admin</c>. Null where the
    /// profile has none, or no container engine answers.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="prometheus">Where the figures come from.</param>
    public static IResourceBuilder<IResourceWithEndpoints>? AddGrafana(
        this EnvironmentMapBuilder map, [ResourceName] string name, IResourceBuilder<IResourceWithEndpoints>? prometheus = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name, prometheus))
            ?.WithHealthPath("/api/health")
            .WithIconName("DataTrending")
            .WithEdgeRoute("grafana");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name, IResourceBuilder<IResourceWithEndpoints>? prometheus)
    {
        var password = map.Application.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
        var grafana = map.AddToolContainer(name, Row, GrafanaContainerImageTags.Registry, GrafanaContainerImageTags.Image, GrafanaContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 3000, name: EndpointName)
            .WithVolume(map.VolumeOf(name), "/var/lib/grafana")
            .WithEnvironment(PasswordVariable, password)
            .WithEnvironment("GF_ANALYTICS_REPORTING_ENABLED", "false")
            .WithEnvironment("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/api/health")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
                User = "472:0",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                StopGraceSeconds = 30,
                Secrets = new() { FileVariables = new Dictionary<string, string> { [PasswordVariable] = $"{PasswordVariable}__FILE" } },
            });
        if (prometheus is not null)
        {
            var source = prometheus.GetEndpoint(EndpointName);
            grafana.WithReference(source)
                .WithGeneratedFile($"{Provisioning}/datasources/prometheus.yaml", async (seenFrom, cancellationToken)
                    => GrafanaProvisioning.DataSource($"http://{await source.GetAddressAsync(seenFrom, cancellationToken)}"))
                .WithGeneratedFile($"{Provisioning}/dashboards/application.yaml", (_, _) => Task.FromResult(GrafanaProvisioning.Dashboards()))
                .WithGeneratedFile($"{GrafanaProvisioning.DashboardFolder}/application.json", (_, _) => Task.FromResult(GrafanaDashboard.Write()));
        }
        return grafana;
    }
}
