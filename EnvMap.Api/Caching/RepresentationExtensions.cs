using Microsoft.Net.Http.Headers;

namespace EnvMap.Api.Caching;

internal static class RepresentationExtensions
{
    // The one parameter that anybody can give as many values as they like: its answers must not push the rest out of the cache.
    private const string Search = "q";

    /// <summary>
    /// Keeps the answers of a route ready, one for each combination of these query parameters. A client may keep an answer too, but asks
    /// each time whether it still holds.
    /// </summary>
    public static RouteHandlerBuilder CacheRepresentations(this RouteHandlerBuilder route, params string[] queryKeys) => route
        .Produces(StatusCodes.Status304NotModified)
        .AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers[HeaderNames.CacheControl] = "no-cache";
            return next(context);
        })
        .CacheOutput(policy => policy.With(context => !context.HttpContext.Request.Query.ContainsKey(Search)).SetVaryByQuery(queryKeys));
}
