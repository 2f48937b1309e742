using Microsoft.Extensions.Caching.Distributed;
using Polly;

namespace EnvMap.Api.Caching;

/// <summary>
/// A second level that may be away: what takes longer than <see cref="CachingExtensions.Patience"/> is given up, and after failures it is
/// left alone for a while, so that requests do not wait for it. Its errors reach HybridCache, which logs them and goes on without.
/// </summary>
internal sealed class ResilientCache(IDistributedCache inner, ResiliencePipeline pipeline) : IDistributedCache
{
    public byte[]? Get(string key) => pipeline.Execute(() => inner.Get(key));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        await pipeline.ExecuteAsync(async cancellationToken => await inner.GetAsync(key, cancellationToken), token);

    public void Refresh(string key) => pipeline.Execute(() => inner.Refresh(key));

    public async Task RefreshAsync(string key, CancellationToken token = default) =>
        await pipeline.ExecuteAsync(async cancellationToken => await inner.RefreshAsync(key, cancellationToken), token);

    public void Remove(string key) => pipeline.Execute(() => inner.Remove(key));

    public async Task RemoveAsync(string key, CancellationToken token = default) =>
        await pipeline.ExecuteAsync(async cancellationToken => await inner.RemoveAsync(key, cancellationToken), token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => pipeline.Execute(() => inner.Set(key, value, options));

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        await pipeline.ExecuteAsync(async cancellationToken => await inner.SetAsync(key, value, options, cancellationToken), token);
}
