using Aspire.Hosting;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class TunnelProxyTests
{
    private readonly FakeDcpClient _dcp = new();

    private TunnelProxy Proxy => field ??= new(_dcp, Options.Create(new DcpOptions()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATunnelThatHasFailedIsOpenedAgainForTheNextWhoWantsIt()
    {
        _dcp.OnCreated = created => Show(created, tunnel => new() { Name = tunnel.Name, State = TunnelState.Failed, ErrorMessage = "no way" });

        // As DCP does it: what has failed stays so until it was taken out of the list.
        _dcp.OnPatched = patched => Show(patched, tunnel => StatusOf(patched, tunnel.Name) ?? new() { Name = tunnel.Name, State = TunnelState.Ready, ClientProxyPort = 4711 });

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => Proxy.OpenAsync("api", Cancellation));
        Assert.Contains("no way", refused.Message, StringComparison.Ordinal);

        Assert.Equal(4711, await Proxy.OpenAsync("api", Cancellation));
    }

    [Fact]
    public async Task AProxyThatHasFailedIsMadeAgainForTheNextWhoWantsATunnel()
    {
        var made = 0;
        _dcp.OnCreated = created => Show(
            created,
            tunnel => new() { Name = tunnel.Name, State = TunnelState.Ready, ClientProxyPort = 4711 },
            ++made > 2 ? ContainerNetworkTunnelProxyState.Running : ContainerNetworkTunnelProxyState.Failed);

        await Assert.ThrowsAsync<DistributedApplicationException>(() => Proxy.OpenAsync("api", Cancellation));

        Assert.Equal(4711, await Proxy.OpenAsync("api", Cancellation));
    }

    private static TunnelStatus? StatusOf(DcpObject obj, string tunnel) => ((ContainerNetworkTunnelProxy)obj).Status?.TunnelStatuses?.Find(t => t.Name == tunnel);

    private void Show(DcpObject obj, Func<TunnelConfiguration, TunnelStatus> status, string state = ContainerNetworkTunnelProxyState.Running)
    {
        if (obj is ContainerNetworkTunnelProxy)
        {
            _dcp.Update<ContainerNetworkTunnelProxy>(obj.Metadata.Name, p => p.Status = new() { State = state, TunnelStatuses = [.. p.Spec.Tunnels!.Select(status)] });
        }
    }
}
