using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EnvMap.Hosting.Dashboard.Proto;

namespace EnvMap.Hosting.Dashboard;

/// <summary>The resources at the moment of subscribing, and what changes from then on.</summary>
internal sealed class ResourceSubscription(IReadOnlyList<Resource> initial, ChannelReader<Resource> changes, Action unsubscribe) : IDisposable
{
    public IReadOnlyList<Resource> Initial { get; } = initial;

    /// <summary>Gives what has gathered since the last batch was taken; of several changes of one resource only the last.</summary>
    public async IAsyncEnumerable<IReadOnlyCollection<Resource>> ReadBatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await changes.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Dictionary<string, Resource> batch = [];
            while (changes.TryRead(out var resource))
            {
                batch[resource.Name] = resource;
            }

            yield return batch.Values;
        }
    }

    public void Dispose() => unsubscribe();
}
