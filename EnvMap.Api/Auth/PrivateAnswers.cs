using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace EnvMap.Api.Auth;

internal static class PrivateAnswers
{
    /// <summary>Tells caches between here and the user that an answer for which a user is needed is for that user alone.</summary>
    public static void UsePrivateAnswers(this IApplicationBuilder app, bool isReadingOpen)
    {
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(needed => needed.Policy is not Policies.Read || !isReadingOpen) is true)
            {
                context.Response.OnStarting(Set, context.Response.Headers);
            }
            return next(context);
        });
    }

    private static Task Set(object state)
    {
        var headers = (IHeaderDictionary)state;
        if (!headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase))
        {
            headers[HeaderNames.CacheControl] = "private, no-cache";
        }
        return Task.CompletedTask;
    }
}
