using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Makes the one network that all containers of a run share.</summary>
internal sealed class ContainerNetworkCreator(IDcpClient dcp, DistributedApplicationModel model, DcpNameGenerator names, ContainerTunnel tunnel, DcpInfoReader info)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_engineAnswersWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_removalPoll = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _turn = new(1);
    private Task _made = Task.CompletedTask;

    public static string Name => KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value;

    /// <summary>Has DCP make it, unless there is no container.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (model.GetContainerResources().Any())
        {
            tunnel.Prepare(cancellationToken);
            _made = FollowAsync(await MakeAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Waits until containers can join it, or no engine answers that could make it; one that could not be made before is tried again.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be made; the message says why and what helps.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_made.IsCompleted)
            {
                _made = FollowAsync(await FindUsableAsync(cancellationToken).ConfigureAwait(false) ?? await MakeAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            _turn.Release();
        }

        await _made.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<ContainerNetwork> MakeAsync(CancellationToken cancellationToken)
    {
        var isPersistent = model.GetContainerResources().Any(c => c.IsPersistent());
        return dcp.CreateAsync(new ContainerNetwork { Metadata = { Name = Name }, Spec = { NetworkName = names.Network(isPersistent), Persistent = isPersistent } }, cancellationToken);
    }

    // One that has failed, or that somebody has removed, does not come back by itself.
    private async Task<ContainerNetwork?> FindUsableAsync(CancellationToken cancellationToken)
    {
        var network = await dcp.GetAsync<ContainerNetwork>(Name, cancellationToken).ConfigureAwait(false);
        if (network?.Status?.State is not (ContainerNetworkState.FailedToStart or ContainerNetworkState.Removed or ContainerNetworkState.NotFound))
        {
            return network;
        }

        await dcp.DeleteAsync<ContainerNetwork>(Name, cancellationToken).ConfigureAwait(false);
        while (await dcp.GetAsync<ContainerNetwork>(Name, cancellationToken).ConfigureAwait(false) is not null)
        {
            await Task.Delay(s_removalPoll, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    // For all who wait: none of them ends it.
    private async Task FollowAsync(ContainerNetwork network)
    {
        using var limit = new CancellationTokenSource(s_patience);
        var made = WaitUntilMadeAsync(network, limit.Token);
        try
        {
            await made.WaitAsync(s_engineAnswersWithin, limit.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (await info.GetAsync(limit.Token).ConfigureAwait(false) is not { Containers.Running: true })
            {
                await limit.CancelAsync().ConfigureAwait(false);
                await made.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            await made.ConfigureAwait(false);
        }
    }

    private async Task WaitUntilMadeAsync(ContainerNetwork network, CancellationToken limit)
    {
        try
        {
            await foreach (var change in dcp.WatchAsync<ContainerNetwork>(limit).ConfigureAwait(false))
            {
                if (change.Object.Metadata.Uid == network.Metadata.Uid && change.Object.Status is { } status)
                {
                    if (status.State == ContainerNetworkState.Running)
                    {
                        return;
                    }

                    if (status.State == ContainerNetworkState.FailedToStart)
                    {
                        throw NotMade(network, status.Message ?? "the engine does not say why");
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // DCP goes on trying where the engine has no addresses left, and says so nowhere but in its log.
            throw NotMade(network, $"it is not there after {s_patience.TotalSeconds:0} s");
        }
    }

    private static DistributedApplicationException NotMade(ContainerNetwork network, string reason)
        => new($"The network '{network.Spec.NetworkName}' of the containers cannot be made: {reason.Trim()}. If the engine has no free range of addresses, remove networks that nothing uses ('docker network prune'); then start the resource again.");
}
