using EnvMap.Api.Auth;
using Microsoft.Net.Http.Headers;

namespace EnvMap.Api.Caching;

internal static class RepresentationExtensions
{
    /// <summary>
    /// Lets in whoever may read, and keeps the answers of a route ready, one for each combination of these query parameters, but those
    /// that the route itself makes anew each time. A client may keep an answer too, but asks each time whether it still holds.
    /// </summary>
    public static RouteHandlerBuilder CacheRepresentations(this RouteHandlerBuilder route, params string[] queryKeys) => route
        .RequireRead()
        .Produces(StatusCodes.Status304NotModified)
        .AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers[HeaderNames.CacheControl] = "no-cache";
            return next(context);
        })
        .CacheOutput(policy => policy.SetVaryByQuery(queryKeys).SetVaryByHost(false));
}
