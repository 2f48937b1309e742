using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>DCP's way from the network of the containers to services of this machine: one proxy with a tunnel for each service.</summary>
internal sealed class TunnelProxy(IDcpClient dcp, IOptions<DcpOptions> options)
{
    private const string Name = "aspire-container-network-tunnelproxy";
    public const string DefaultBaseImage = "mcr.microsoft.com/azurelinux/base/core:3.0";
    private static readonly TimeSpan s_removalPoll = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, bool> _wanted = new();
    private readonly HashSet<string> _clients = [];
    private HashSet<string> _open = [];
    private string? _uid;
    private volatile bool _isLost;

    /// <summary>Opens a tunnel to a service of DCP, unless there is one, and returns the port at which containers find it.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be opened; the message says why.</exception>
    public async Task<int> OpenAsync(string service, CancellationToken cancellationToken)
    {
        _wanted.TryAdd(service, true);

        // What others want meanwhile is opened together: DCP takes the list as a whole.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var proxy = await FindUsableAsync(cancellationToken).ConfigureAwait(false);
            if (proxy is not null && HasFailed(proxy, service))
            {
                await CloseAsync(service, cancellationToken).ConfigureAwait(false);
            }

            if (!_open.Contains(service))
            {
                await ApplyAsync(proxy, [.. _wanted.Keys], cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }

        return await WaitForPortAsync(service, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The container in which the proxy runs; null where there is none.</summary>
    public async Task<string?> FindContainerAsync(CancellationToken cancellationToken)
        => _uid is null ? null : (await dcp.GetAsync<ContainerNetworkTunnelProxy>(Name, cancellationToken).ConfigureAwait(false))?.Status?.ClientProxyContainerId;

    /// <summary>Has another proxy made when a tunnel is wanted next; the container of this one is gone.</summary>
    public void Forget() => _isLost = true;

    private static string ClientOf(string service) => $"{service}-for-containers";

    // One that has failed does not come back by itself.
    private async Task<ContainerNetworkTunnelProxy?> FindUsableAsync(CancellationToken cancellationToken)
    {
        var proxy = await dcp.GetAsync<ContainerNetworkTunnelProxy>(Name, cancellationToken).ConfigureAwait(false);
        if (proxy is null || !_isLost && proxy.Status?.State != ContainerNetworkTunnelProxyState.Failed)
        {
            return proxy;
        }

        _isLost = false;
        await dcp.DeleteAsync<ContainerNetworkTunnelProxy>(Name, cancellationToken).ConfigureAwait(false);
        while (await dcp.GetAsync<ContainerNetworkTunnelProxy>(Name, cancellationToken).ConfigureAwait(false) is not null)
        {
            await Task.Delay(s_removalPoll, cancellationToken).ConfigureAwait(false);
        }

        _open = [];
        return null;
    }

    private static bool HasFailed(ContainerNetworkTunnelProxy proxy, string service)
        => proxy.Status?.TunnelStatuses?.Exists(t => t.Name == service && t.State == TunnelState.Failed) is true;

    // Nor does a tunnel that has failed: DCP tries again only what was taken out of the list.
    private async Task CloseAsync(string service, CancellationToken cancellationToken)
    {
        _open.Remove(service);
        await dcp.PatchAsync<ContainerNetworkTunnelProxy>(Name, Patch(_open.Select(ToTunnel)), cancellationToken).ConfigureAwait(false);
        while (await dcp.GetAsync<ContainerNetworkTunnelProxy>(Name, cancellationToken).ConfigureAwait(false) is { } proxy && HasFailed(proxy, service))
        {
            await Task.Delay(s_removalPoll, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TunnelConfiguration ToTunnel(string service) => new() { Name = service, ServerServiceName = service, ClientServiceName = ClientOf(service) };

    private async Task ApplyAsync(ContainerNetworkTunnelProxy? proxy, List<string> wanted, CancellationToken cancellationToken)
    {
        await Task.WhenAll(wanted.Where(_clients.Add).Select(service => dcp.CreateAsync(
            new Service { Metadata = { Name = ClientOf(service) }, Spec = { AddressAllocationMode = AddressAllocationMode.Proxyless } }, cancellationToken))).ConfigureAwait(false);
        var tunnels = wanted.Select(ToTunnel);
        proxy = proxy is null
            ? await dcp.CreateAsync(
                new ContainerNetworkTunnelProxy
                {
                    Metadata = { Name = Name },
                    Spec =
                    {
                        ContainerNetworkName = ContainerNetworkCreator.Name,
                        Aliases = [KnownHostNames.DefaultContainerTunnelHostName],
                        BaseImage = options.Value.TunnelBaseImage,
                        Tunnels = [.. tunnels]
                    }
                },
                cancellationToken).ConfigureAwait(false)
            : await dcp.PatchAsync<ContainerNetworkTunnelProxy>(Name, Patch(tunnels), cancellationToken).ConfigureAwait(false);
        (_uid, _open) = (proxy.Metadata.Uid, [.. wanted]);
    }

    private static JsonObject Patch(IEnumerable<TunnelConfiguration> tunnels)
        => new() { ["spec"] = new JsonObject { ["tunnels"] = JsonNode.Parse(DcpJsonContext.Write<List<TunnelConfiguration>>([.. tunnels])) } };

    private async Task<int> WaitForPortAsync(string service, CancellationToken cancellationToken)
    {
        await foreach (var change in dcp.WatchAsync<ContainerNetworkTunnelProxy>(cancellationToken).ConfigureAwait(false))
        {
            if (change.Object.Metadata.Uid != _uid || change.Object.Status is not { } status)
            {
                continue;
            }

            var tunnel = status.TunnelStatuses?.Find(t => t.Name == service);
            if (status.State == ContainerNetworkTunnelProxyState.Failed || tunnel is { State: TunnelState.Failed })
            {
                throw new DistributedApplicationException($"Containers cannot reach '{service}' on this machine: {tunnel?.ErrorMessage ?? status.Message ?? "DCP's tunnel could not be started"}. The tunnel runs in a container of its own, on '{options.Value.TunnelBaseImage ?? DefaultBaseImage}': the engine must have that image or be able to pull it; another one with glibc can be set by {DcpOptions.Section}:{nameof(DcpOptions.TunnelBaseImage)}.");
            }

            if (tunnel is { State: TunnelState.Ready, ClientProxyPort: > 0 and var port })
            {
                return port;
            }
        }

        throw new InvalidOperationException("A watch has no end.");
    }
}
