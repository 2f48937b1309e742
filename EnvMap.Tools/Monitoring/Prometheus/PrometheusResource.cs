using EnvMap.Acquisition;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Monitoring.Prometheus;

/// <summary>Prometheus as a process.</summary>
public sealed class PrometheusResource : ToolProcessResource
{
    internal const string EndpointName = "http";

    internal PrometheusResource(string name, string folder)
        : base(name, Binaries, "prometheus", folder) => Endpoint = new EndpointReference(this, EndpointName);

    /// <summary>The endpoint of its API and page.</summary>
    public EndpointReference Endpoint { get; }

    internal static DebianPackages Binaries { get; } = new("prometheus", "Prometheus", "prometheus");

    internal string ConfigurationFile => Path.Combine(WorkingDirectory, "prometheus.yml");
}
