namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Finds the ports of each endpoint as a manifest has them.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="portAllocator">Gives ports where none is named; by default from 8000 on.</param>
    /// <returns>The endpoints in order.</returns>
    public static IReadOnlyList<ResolvedEndpoint> ResolveEndpoints(this IResource resource, IPortAllocator? portAllocator = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var ports = portAllocator ?? new PortAllocator();
        var schemes = new HashSet<string>();
        var resolved = new List<ResolvedEndpoint>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var isFirstHttp = endpoint.UriScheme is "http" or "https" && schemes.Add(endpoint.UriScheme);
            var target = TargetPort(resource, endpoint, isFirstHttp, ports);
            var exposed = ExposedPort(endpoint, target, ports);
            foreach (var used in (int?[])[exposed, target])
            {
                if (used is { } port)
                {
                    ports.AddUsedPort(port);
                }
            }

            resolved.Add(new() { Endpoint = endpoint, TargetPort = target, ExposedPort = exposed });
        }

        return resolved;
    }

    // What listens in a container is told by its image; what listens in a project, by the deployment, for the first endpoint of a scheme.
    private static ResolvedPort TargetPort(IResource resource, EndpointAnnotation endpoint, bool isFirstHttp, IPortAllocator ports) => resource switch
    {
        _ when Named(endpoint.TargetPort) is { } port => ResolvedPort.Explicit(port),
        ContainerResource when Named(endpoint.Port) is { } port => ResolvedPort.Implicit(port),
        ProjectResource when isFirstHttp => ResolvedPort.None(),
        _ => ResolvedPort.Allocated(ports.AllocatePort())
    };

    private static ResolvedPort ExposedPort(EndpointAnnotation endpoint, ResolvedPort target, IPortAllocator ports)
    {
        if (Named(endpoint.Port) is { } port)
        {
            return ResolvedPort.Explicit(port);
        }

        return target.Value is { } same ? ResolvedPort.Implicit(same)
            : endpoint.UriScheme is "http" or "https" ? ResolvedPort.None()
            : ResolvedPort.Allocated(ports.AllocatePort());
    }

    // 0 asks for any port, as none does.
    private static int? Named(int? port) => port is 0 ? null : port;
}
