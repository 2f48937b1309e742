using EnvMap.Acquisition;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>nginx as a process: the one door to everything that has a domain.</summary>
public sealed class NginxResource : ToolProcessResource
{
    internal const string EndpointName = "http";
    internal const string HealthPath = "/_edge/health";

    internal NginxResource(string name, string folder)
        : base(name, Binaries, "nginx", folder) => Endpoint = new EndpointReference(this, EndpointName);

    /// <summary>The endpoint that browsers open.</summary>
    public EndpointReference Endpoint { get; }

    internal static DebianPackages Binaries { get; } = new("nginx", "nginx", "nginx", "nginx-common");

    internal string ConfigurationFile => Path.Combine(WorkingDirectory, "nginx.conf");
}
