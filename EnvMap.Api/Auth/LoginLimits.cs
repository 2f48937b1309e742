using System.Net;
using System.Threading.RateLimiting;
using EnvMap.Api.Proxies;
using EnvMap.Api.Users;

namespace EnvMap.Api.Auth;

/// <summary>
/// Slows guessing down: only so many logins are tried at a time from an address, for a name from an address, and for a name at all,
/// whether they succeed or not, and only a few passwords are computed side by side.
/// </summary>
internal sealed class LoginLimits : IAsyncDisposable
{
    public const int PerNameAndAddress = 5;
    public const int PerAddress = 20;

    // So many that nobody locks a user out with the few tries of one address.
    public const int PerName = 40;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(string Name, string Address)> _limits = PartitionedRateLimiter.CreateChained(
        Create(PerAddress, login => login.Address),
        Create(PerNameAndAddress, login => $"{login.Address} {login.Name}"),
        Create(PerName, login => login.Name));
    private readonly ConcurrencyLimiter _hashing = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 16,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How long to wait before the next try; null where this one may go on.</summary>
    public TimeSpan? Refuses(string name, IPAddress? address)
    {
        using var lease = _limits.AttemptAcquire((UserName.Normalize(name), ClientNetwork.Of(address)));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <summary>A place among those whose password is computed; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _hashing.AcquireAsync(cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _limits.DisposeAsync();
        await _hashing.DisposeAsync();
    }

    private static PartitionedRateLimiter<(string Name, string Address)> Create(int permits, Func<(string Name, string Address), string> key) =>
        PartitionedRateLimiter.Create<(string Name, string Address), string>(login => RateLimitPartition.GetFixedWindowLimiter(
            key(login), _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
}
