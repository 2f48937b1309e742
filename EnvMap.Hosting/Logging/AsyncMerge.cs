using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

internal static class AsyncMerge
{
    /// <summary>Yields what any of the sources yields, as it comes, until all have ended.</summary>
    public static async IAsyncEnumerable<T> MergeAsync<T>(
        IReadOnlyList<IAsyncEnumerable<T>> sources, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pumping = PumpAllAsync();
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pumping.ConfigureAwait(false);
        }

        async Task PumpAllAsync()
        {
            try
            {
                await Task.WhenAll(sources.Select(PumpAsync)).ConfigureAwait(false);
                channel.Writer.Complete();
            }
            catch (Exception exception)
            {
                channel.Writer.Complete(stop.IsCancellationRequested ? null : exception);
            }
        }

        async Task PumpAsync(IAsyncEnumerable<T> source)
        {
            await foreach (var item in source.WithCancellation(stop.Token).ConfigureAwait(false))
            {
                channel.Writer.TryWrite(item);
            }
        }
    }
}
