using System.Threading.RateLimiting;
using EnvMap.Api.Proxies;

namespace EnvMap.Api.Status;

/// <summary>Only so many streams are open at once, from one address and altogether: each holds a connection for as long as its reader likes.</summary>
internal sealed class StreamLimits
{
    public const int PerAddress = 100;
    public const int Altogether = 1000;

    private readonly PartitionedRateLimiter<HttpContext> _limits = PartitionedRateLimiter.CreateChained(
        Create(PerAddress, context => ClientNetwork.Of(context.Connection.RemoteIpAddress)),
        Create(Altogether, _ => ""));

    /// <summary>A place that is given back with the answer; false where there is none.</summary>
    public bool TryEnter(HttpContext context)
    {
        var lease = _limits.AttemptAcquire(context);
        context.Response.RegisterForDispose(lease);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<HttpContext> Create(int permits, Func<HttpContext, string> key) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
            key(context), _ => new ConcurrencyLimiterOptions { PermitLimit = permits }));
}
