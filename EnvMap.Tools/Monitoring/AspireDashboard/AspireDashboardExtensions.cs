using EnvMap.Tools.Monitoring.AspireDashboard;

namespace EnvMap.Tools;

/// <summary>Adds the Aspire dashboard to what is published; a run has its own.</summary>
public static class AspireDashboardExtensions
{
    private const string OtlpEndpoint = "otlp-grpc";
    private const string SecretsFolder = "/run/secrets";
    private const int SecretLength = 32;

    /// <summary>
    /// Adds the Aspire dashboard where the setting <c>EnvMap:Dashboard</c> is true and a profile is published, to show the logs, traces and
    /// metrics of <paramref name="services"/>; it keeps them in memory. It lets in who has the secret parameter <c>{name}-token</c>, and takes
    /// telemetry from who has <c>{name}-otlp-key</c>; both are generated where they are not given. Null elsewhere.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="services">The services that send what they measure there.</param>
    public static IResourceBuilder<IResourceWithEndpoints>? AddAspireDashboard(
        this EnvironmentMapBuilder map, [ResourceName] string name, params IEnumerable<IResourceBuilder<IResourceWithEnvironment>> services)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(services);
        var application = map.Application;
        if (!map.Settings.Dashboard || !application.ExecutionContext.IsPublishMode)
        {
            return null;
        }
        var (token, key) = (AddSecret("token"), AddSecret("otlp-key"));
        var dashboard = application.AddContainer(name, AspireDashboardContainerImageTags.Image, AspireDashboardContainerImageTags.Tag)
            .WithImageRegistry(AspireDashboardContainerImageTags.Registry)
            .WithHttpEndpoint(targetPort: 18888, name: "http")
            .WithHttpEndpoint(targetPort: 18889, name: OtlpEndpoint)
            .WithEndpoint(OtlpEndpoint, endpoint => endpoint.Transport = "http2")
            .WithEnvironment("ASPNETCORE_URLS", "http://+:18888")
            .WithEnvironment("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://+:18889")
            .WithEnvironment("ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED", "true")
            .WithEnvironment("ASPIRE_DASHBOARD_FILE_CONFIG_DIRECTORY", SecretsFolder)
            .WithEnvironment("Dashboard__Frontend__AuthMode", "BrowserToken")
            .WithEnvironment("Dashboard__Frontend__BrowserToken", token)
            .WithEnvironment("Dashboard__Otlp__AuthMode", "ApiKey")
            .WithEnvironment("Dashboard__Otlp__PrimaryApiKey", key)
            // The keys of its cookies.
            .WithEnvironment("HOME", "/tmp")
            .WithSecretsFolder(SecretsFolder)
            .WithEdgeRoute(name)
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
                User = "1654:1654",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
            });
        var otlp = dashboard.GetEndpoint(OtlpEndpoint);
        foreach (var service in services)
        {
            service
                .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", ReferenceExpression.Create($"http://{otlp.Property(EndpointProperty.Host)}:{otlp.Property(EndpointProperty.TargetPort)}"))
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .WithEnvironment("OTEL_EXPORTER_OTLP_HEADERS", ReferenceExpression.Create($"x-otlp-api-key={key.Resource}"))
                .WithEnvironment("OTEL_SERVICE_NAME", service.Resource.Name);
        }
        return dashboard;

        IResourceBuilder<ParameterResource> AddSecret(string secret) =>
            application.AddParameter($"{name}-{secret}", new GenerateParameterDefault { MinLength = SecretLength, Special = false }, secret: true);
    }
}
