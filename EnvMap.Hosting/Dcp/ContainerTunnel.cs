using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Lets containers reach what listens on this machine, as far as they refer to it.</summary>
internal sealed class ContainerTunnel(IDcpClient dcp, ServiceAllocator services, TunnelProxy proxy)
{
    private readonly ConcurrentDictionary<int, Lazy<Task<string>>> _ports = new();

    /// <summary>From now on an endpoint that is asked for its place in the container network gets one.</summary>
    public void Prepare(CancellationToken stopping)
    {
        foreach (var service in services.All.Where(s => !s.Resource.IsContainer()))
        {
            service.Endpoint.AllAllocatedEndpoints.Requested = network =>
            {
                if (network == KnownNetworkIdentifiers.DefaultAspireContainerNetwork)
                {
                    _ = OpenForReadersAsync(service, stopping);
                }
            };
        }
    }

    /// <summary>Opens the way to everything on this machine that values refer to.</summary>
    /// <exception cref="DistributedApplicationException">There is no way to one of them.</exception>
    public Task OpenAsync(IEnumerable<object> values, CancellationToken cancellationToken)
    {
        var references = HostReferences.Find(values).ToList();
        return Task.WhenAll([
            .. references.OfType<EndpointReference>().Select(r => services.Find(r)).OfType<EndpointService>().Distinct().Select(s => OpenAsync(s, cancellationToken)),
            .. references.OfType<HostUrl>().Select(u => TranslateAsync(u.Url, cancellationToken))]);
    }

    /// <summary>Changes a URL on this machine into the one by which containers reach the same.</summary>
    public async Task<string> TranslateAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.IsLoopback)
        {
            return url;
        }

        var known = services.All.FirstOrDefault(s => !s.Resource.IsContainer() && s.Endpoint.AllocatedEndpoint?.Port == uri.Port);
        var name = known?.Name ?? await ServeOnceAsync(uri.Port, cancellationToken).ConfigureAwait(false);
        var port = await proxy.OpenAsync(name, cancellationToken).ConfigureAwait(false);
        var translated = new UriBuilder(uri) { Host = KnownHostNames.DefaultContainerTunnelHostName, Port = port }.ToString();
        return url.EndsWith('/') ? translated : translated.TrimEnd('/');
    }

    private async Task OpenAsync(EndpointService service, CancellationToken cancellationToken)
    {
        if (service.Endpoint.Protocol != ProtocolType.Tcp)
        {
            throw new DistributedApplicationException($"Containers cannot reach endpoint '{service.Endpoint.Name}' of '{service.Resource.Name}', which runs on this machine: only TCP goes through the tunnel, not {service.Endpoint.Protocol}. Run '{service.Resource.Name}' as a container.");
        }

        service.AllocateInContainerNetwork(KnownHostNames.DefaultContainerTunnelHostName, await proxy.OpenAsync(service.Name, cancellationToken).ConfigureAwait(false));
    }

    private async Task OpenForReadersAsync(EndpointService service, CancellationToken stopping)
    {
        try
        {
            await OpenAsync(service, stopping).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whoever reads the value fails with it.
            service.Endpoint.AllAllocatedEndpoints.For(KnownNetworkIdentifiers.DefaultAspireContainerNetwork).Snapshot.SetException(exception);
        }
    }

    private async Task<string> ServeOnceAsync(int port, CancellationToken cancellationToken)
    {
        var served = _ports.GetOrAdd(port, p => new(() => ServeAsync(p, cancellationToken)));
        try
        {
            return await served.Value.ConfigureAwait(false);
        }
        catch
        {
            // The next one who asks tries again.
            _ports.TryRemove(new(port, served));
            throw;
        }
    }

    // What DCP did not start, such as a server that runs already, is no service to it yet.
    private async Task<string> ServeAsync(int port, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"host-port-{port}");
        await CreateIfMissingAsync(new Service { Metadata = { Name = name }, Spec = { AddressAllocationMode = AddressAllocationMode.Proxyless } }, cancellationToken).ConfigureAwait(false);
        await CreateIfMissingAsync(new Endpoint { Metadata = { Name = name }, Spec = { ServiceName = name, Address = KnownHostNames.Localhost, Port = port } }, cancellationToken).ConfigureAwait(false);
        return name;
    }

    private async Task CreateIfMissingAsync<T>(T wanted, CancellationToken cancellationToken)
        where T : DcpObject, IDcpKind
    {
        if (await dcp.GetAsync<T>(wanted.Metadata.Name, cancellationToken).ConfigureAwait(false) is null)
        {
            await dcp.CreateAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
    }
}
