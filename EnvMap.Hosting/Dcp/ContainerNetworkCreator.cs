using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Makes the one network that all containers of a run share.</summary>
internal sealed class ContainerNetworkCreator(IDcpClient dcp, DistributedApplicationModel model, DcpNameGenerator names, ContainerTunnel tunnel)
{
    public static string Name => KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value;

    /// <summary>Has DCP make it, unless there is no container; containers wait for it by themselves.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var containers = model.GetContainerResources().ToList();
        if (containers.Count == 0)
        {
            return;
        }

        tunnel.Prepare(cancellationToken);
        var isPersistent = containers.Exists(c => c.IsPersistent());
        var network = new ContainerNetwork { Metadata = { Name = Name }, Spec = { NetworkName = names.Network(isPersistent), Persistent = isPersistent } };
        await dcp.CreateAsync(network, cancellationToken).ConfigureAwait(false);
    }
}
