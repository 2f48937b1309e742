using Microsoft.Extensions.Caching.Distributed;
using Polly;

namespace EnvMap.Api.Caching;

/// <summary>
/// A second level that may be away: what takes longer than <see cref="CachingExtensions.Patience"/> is given up, and after failures it is
/// left alone for a while, so that requests do not wait for it. Its errors reach HybridCache, which goes on without.
/// </summary>
internal sealed class ResilientCache(IDistributedCache inner, ResiliencePipeline pipeline) : IDistributedCache
{
    public byte[]? Get(string key) => pipeline.Execute(() => inner.Get(key));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        byte[]? value = null;
        await AskAsync(async cancellationToken => value = await inner.GetAsync(key, cancellationToken), token);
        return value;
    }

    public void Refresh(string key) => pipeline.Execute(() => inner.Refresh(key));

    public Task RefreshAsync(string key, CancellationToken token = default) => AskAsync(cancellationToken => inner.RefreshAsync(key, cancellationToken), token);

    public void Remove(string key) => pipeline.Execute(() => inner.Remove(key));

    public Task RemoveAsync(string key, CancellationToken token = default) => AskAsync(cancellationToken => inner.RemoveAsync(key, cancellationToken), token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => pipeline.Execute(() => inner.Set(key, value, options));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        AskAsync(cancellationToken => inner.SetAsync(key, value, options, cancellationToken), token);

    // A driver may go on waiting for its server after it was told to stop, so it is left behind.
    private async Task AskAsync(Func<CancellationToken, Task> ask, CancellationToken token) =>
        await pipeline.ExecuteAsync(async cancellationToken => await ask(cancellationToken).WaitAsync(cancellationToken), token);
}
