using System.Collections;
using System.Collections.Concurrent;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What one endpoint gets in each network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _byNetwork = new();

    /// <summary>Records what the endpoint got in a network.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="endpoint">What it got there.</param>
    /// <exception cref="ArgumentException">The allocation belongs to another network.</exception>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.NetworkID != networkId)
        {
            throw new ArgumentException($"The allocation holds in network '{endpoint.NetworkID.Value}', not in '{networkId.Value}'.", nameof(endpoint));
        }

        For(networkId).Snapshot.SetValue(endpoint);
    }

    /// <summary>Gets what the endpoint got in a network, waiting until it got it.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The allocation.</returns>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default)
    {
        var entry = For(networkId);
        if (Requested is not null && entry.Snapshot.HasFailed && _byNetwork.TryUpdate(networkId, new(new(), networkId), entry))
        {
            // What has failed once may succeed now.
            entry = For(networkId);
        }

        if (!entry.Snapshot.IsValueSet)
        {
            Requested?.Invoke(networkId);
        }

        return entry.Snapshot.GetValueAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _byNetwork.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Called for a network in which the endpoint has nothing yet; a way into it may have to be made first.
    internal Action<NetworkIdentifier>? Requested { get; set; }

    internal NetworkEndpointSnapshot For(NetworkIdentifier networkId)
        => _byNetwork.GetOrAdd(networkId, static id => new(new(), id));

    internal AllocatedEndpoint? Find(NetworkIdentifier networkId)
        => _byNetwork.TryGetValue(networkId, out var entry) && entry.Snapshot.IsValueSet
            ? entry.Snapshot.GetValueAsync().GetAwaiter().GetResult()
            : null;
}
