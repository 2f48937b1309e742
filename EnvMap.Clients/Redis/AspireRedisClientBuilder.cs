using Microsoft.Extensions.Hosting;

namespace Aspire.StackExchange.Redis;

/// <summary>A Redis client that was added to a host, for what builds on it.</summary>
/// <param name="hostBuilder">The host that got the client.</param>
/// <param name="settings">The client's settings.</param>
/// <param name="serviceKey">The client's service key; null when it is not keyed.</param>
public sealed class AspireRedisClientBuilder(
    IHostApplicationBuilder hostBuilder, StackExchangeRedisSettings settings, string? serviceKey)
{
    /// <summary>The host that got the client.</summary>
    public IHostApplicationBuilder HostBuilder { get; } =
        hostBuilder ?? throw new ArgumentNullException(nameof(hostBuilder));

    /// <summary>The client's settings.</summary>
    public StackExchangeRedisSettings Settings { get; } = settings ?? throw new ArgumentNullException(nameof(settings));

    /// <summary>The client's service key; null when it is not keyed.</summary>
    public string? ServiceKey { get; } = serviceKey;
}
