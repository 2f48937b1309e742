using System.Threading.RateLimiting;

namespace EnvMap.Api.Auth;

/// <summary>
/// Slows guessing down: of each name and each address only so many logins are tried at a time, whether they succeed or not, and only a
/// few passwords are computed side by side.
/// </summary>
internal sealed class LoginLimits : IAsyncDisposable
{
    public const int PerName = 5;
    public const int PerAddress = 20;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _names = Create(PerName);
    private readonly PartitionedRateLimiter<string> _addresses = Create(PerAddress);
    private readonly ConcurrencyLimiter _hashing = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 16,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How long to wait before the next try; null where this one may go on.</summary>
    public TimeSpan? Refuses(string name, string address)
    {
        using var byAddress = _addresses.AttemptAcquire(address);
        using var byName = byAddress.IsAcquired ? _names.AttemptAcquire(name.ToUpperInvariant()) : byAddress;
        return byName.IsAcquired ? null : byName.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <summary>A place among those whose password is computed; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _hashing.AcquireAsync(cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _names.DisposeAsync();
        await _addresses.DisposeAsync();
        await _hashing.DisposeAsync();
    }

    private static PartitionedRateLimiter<string> Create(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
}
