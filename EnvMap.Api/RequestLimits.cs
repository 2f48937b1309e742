using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EnvMap.Api;

internal static class RequestLimits
{
    private const long MaxBodyBytes = 64 * 1024;
    private const double MinBytesPerSecond = 240;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_headers = TimeSpan.FromSeconds(10);

    /// <summary>Refuses what no client of this API needs: large bodies, and requests that trickle in.</summary>
    public static void AddRequestLimits(this IHostApplicationBuilder builder) => builder.Services.Configure<KestrelServerOptions>(options =>
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBodyBytes;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(MinBytesPerSecond, s_grace);
        options.Limits.RequestHeadersTimeout = s_headers;
    });

    /// <summary>Takes bodies of another size than the others do.</summary>
    public static RouteHandlerBuilder TakesUpTo(this RouteHandlerBuilder route, long bytes) => route.WithMetadata(new RequestSizeLimitAttribute(bytes));
}
