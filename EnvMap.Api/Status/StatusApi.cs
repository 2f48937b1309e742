using EnvMap.Api.Auth;
using EnvMap.Api.Map;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EnvMap.Api.Status;

internal static class StatusApi
{
    private const string Route = "/api/status";

    // A client that does not read must not hold up the end of the host.
    private static readonly TimeSpan s_patienceAtTheEnd = TimeSpan.FromSeconds(1);

    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Route).WithTags("Status").RequireRead();
        group.MapGet("/", Get).WithName("GetStatus").WithSummary("Reads the state of every cell.")
            .Produces(StatusCodes.Status304NotModified);
        group.MapGet("/stream", Stream).WithName("StreamStatus")
            .WithSummary("Sends the state of every cell, and each change from then on, as server-sent events.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<StatusReport>, StatusCodeHttpResult> Get(StatusBoard board, CurrentMap map, HttpContext context)
    {
        var snapshot = board.Current;

        // Weak: the times of the last probes move without a new version.
        var tag = new EntityTagHeaderValue($"\"{board.Id}-{snapshot.Version}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(StatusReport.Of(snapshot, map.Environment));
    }

    private static Results<ServerSentEventsResult<StatusReport>, ProblemHttpResult> Stream(
        StatusStream stream, StreamLimits limits, TimeProvider time, IHostApplicationLifetime lifetime, HttpContext context)
    {
        if (!limits.TryEnter(context))
        {
            context.Response.Headers.RetryAfter = "30";
            return TypedResults.Problem("Too many streams are open. Close some, or ask /api/status.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var late = new CancellationTokenSource();
        context.Response.RegisterForDispose(ending);
        if (TokenIssuer.ExpiryOf(context.User) is { } expiry)
        {
            var rest = expiry + TokenKeys.ClockSkew - time.GetUtcNow();
            ending.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }
        context.Response.RegisterForDispose(late);
        context.Response.RegisterForDispose(lifetime.ApplicationStopping.Register(() => late.CancelAfter(s_patienceAtTheEnd)));
        context.Response.RegisterForDispose(late.Token.Register(context.Abort));
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(stream.ReadAsync(ending.Token));
    }
}
