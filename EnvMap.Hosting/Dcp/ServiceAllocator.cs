using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Has DCP allocate the endpoints of the resources.</summary>
internal sealed class ServiceAllocator(IDcpClient dcp, IOptions<DcpOptions> options, TimeProvider time)
{
    /// <summary>Each container is reached by the others under its name in this domain, and under its mere name.</summary>
    public const string ContainerDomain = "dev.internal";

    private readonly List<EndpointService> _services = [];

    public IReadOnlyList<EndpointService> All => _services;

    /// <summary>Null for an endpoint of a resource that DCP does not run.</summary>
    public EndpointService? Find(EndpointReference reference) => _services.Find(s => s.Endpoint == reference.EndpointAnnotation);

    public IEnumerable<EndpointService> Of(IResource resource) => _services.Where(s => s.Resource == resource);

    /// <summary>Declares the services of a resource.</summary>
    /// <exception cref="InvalidOperationException">Ports are declared that contradict each other.</exception>
    public void Prepare(IResource resource)
    {
        var mayProxy = !resource.TryGetLastAnnotation<ProxySupportAnnotation>(out var proxies) || proxies.ProxyEnabled;
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            // A proxy does not outlive the run as a persistent container does.
            if (!mayProxy || endpoint.IsExplicitlyProxied is null && resource.IsPersistent() && !options.Value.RandomizePorts)
            {
                endpoint.IsProxied = false;
            }

            Validate(resource, endpoint);
            if (!endpoint.IsProxied && (resource.IsContainer() ? endpoint.SpecifiedPort : endpoint.Port) is null or 0)
            {
                endpoint.Port = PortProbe.FindFree(endpoint.Protocol);
            }

            var name = DcpNameGenerator.Service(resource, endpoint);
            var others = _services.Count(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            _services.Add(new(resource, endpoint, ToService(endpoint, others == 0 ? name : $"{name}-{endpoint.Name}-{_services.Count}")));
        }
    }

    /// <summary>Creates all services and waits for the ports that DCP chooses.</summary>
    /// <exception cref="DistributedApplicationException">DCP did not choose in time.</exception>
    public async Task AllocateAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services)
        {
            if (service.Resource.IsContainer())
            {
                service.AllocateInContainerNetwork($"{service.Resource.Name}.{ContainerDomain}", service.Endpoint.TargetPort!.Value);
            }

            if (service.Service.Spec.Port is > 0 and var port)
            {
                Allocate(service, port);
            }
        }

        await Task.WhenAll(_services.Select(s => dcp.CreateAsync(s.Service, cancellationToken))).ConfigureAwait(false);
        var open = _services.Where(s => s.Endpoint.AllocatedEndpoint is null).ToDictionary(s => s.Name);
        if (open.Count == 0)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(options.Value.ServiceStartupWatchTimeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await foreach (var change in dcp.WatchAsync<Service>(ending.Token).ConfigureAwait(false))
            {
                if (change.Object.Status?.EffectivePort is { } port and > 0 && open.Remove(change.Object.Metadata.Name, out var service))
                {
                    Allocate(service, port);
                    if (open.Count == 0)
                    {
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"No port was allocated within {options.Value.ServiceStartupWatchTimeout.TotalSeconds:0} s for {string.Join(", ", open.Keys)}. If the machine is merely slow, raise {DcpOptions.Section}:{nameof(DcpOptions.ServiceStartupWatchTimeout)}.");
        }
    }

    /// <summary>Finds an endpoint whose declared port somebody else has; to be asked while the resource does not run.</summary>
    public async Task<EndpointService?> FindTakenPortAsync(IResource resource, CancellationToken cancellationToken)
    {
        // A persistent container of an earlier run may be the one that has the port.
        foreach (var service in Of(resource).Where(s => s.Service.Spec.Port is > 0 && !resource.IsPersistent()))
        {
            // Where a proxy of DCP's stands on the port, it is DCP that has it; it may have bound it just after the first look.
            if (!await IsHeldByProxyAsync(service, cancellationToken).ConfigureAwait(false)
                && PortProbe.IsTaken(service.Endpoint.TargetHost, service.Service.Spec.Port!.Value, service.Endpoint.Protocol)
                && !await IsHeldByProxyAsync(service, cancellationToken).ConfigureAwait(false))
            {
                return service;
            }
        }

        return null;
    }

    private async Task<bool> IsHeldByProxyAsync(EndpointService service, CancellationToken cancellationToken)
        => service.Endpoint.IsProxied
            && await dcp.GetAsync<Service>(service.Name, cancellationToken).ConfigureAwait(false) is { Status.EffectivePort: > 0 };

    private Service ToService(EndpointAnnotation endpoint, string name)
    {
        var randomize = options.Value.RandomizePorts && endpoint.IsProxied;
        return new Service
        {
            Metadata = { Name = name },
            Spec = new()
            {
                Port = randomize || endpoint.Port is 0 ? null : endpoint.Port,
                Protocol = endpoint.Protocol == System.Net.Sockets.ProtocolType.Udp ? PortProtocol.Udp : PortProtocol.Tcp,
                Address = endpoint.IsProxied && TargetHost.IsConcrete(endpoint.TargetHost) ? endpoint.TargetHost.Trim('[', ']') : null,
                AddressAllocationMode = endpoint.IsProxied ? TargetHost.AllocationMode(endpoint.TargetHost) : AddressAllocationMode.Proxyless
            }
        };
    }

    private static void Allocate(EndpointService service, int port)
        => service.Endpoint.AllocatedEndpoint = new(
            service.Endpoint,
            TargetHost.ForClients(service.Endpoint.TargetHost),
            port,
            TargetHost.BindingMode(service.Endpoint.TargetHost),
            service.PortExpression,
            KnownNetworkIdentifiers.LocalhostNetwork);

    private static void Validate(IResource resource, EndpointAnnotation endpoint)
    {
        var replicas = resource.GetReplicaCount();
        var fault = endpoint switch
        {
            { TargetPort: null or 0 } when resource.IsContainer()
                => $"does not say where the container listens; set {nameof(EndpointAnnotation.TargetPort)}",
            _ when resource.IsContainer() => null,
            { IsProxied: false, Port: { } port, TargetPort: { } target } when port != target
                => $"has no proxy, yet declares port {port} for clients and {target} for the process; without a proxy both are the same",
            { IsProxied: true, Port: { } port, TargetPort: { } target } when port == target
                => $"declares port {port} for the proxy and for the process behind it; leave out targetPort, or switch the proxy off by isProxied: false",
            { IsProxied: false } when replicas > 1 => "has no proxy, which several replicas would need",
            { TargetPort: not null } when replicas > 1 => "declares the port of the process, which several replicas cannot share; leave out targetPort",
            _ => null
        };
        if (fault is not null)
        {
            throw new InvalidOperationException($"The endpoint '{endpoint.Name}' of resource '{resource.Name}' {fault}.");
        }
    }
}
