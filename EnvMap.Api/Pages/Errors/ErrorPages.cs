using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Pages.Errors;

/// <summary>Answers a browser with a page where a request ends with an error and no body.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this IApplicationBuilder app) => app.UseWhen(PageErrors.IsForPages, pages =>
    {
        pages.UseStatusCodePages(ShowAsync);
        pages.UseMiddleware<PageErrors>();
    });

    private static async Task ShowAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var services = context.RequestServices;

        var failed = context.Response.StatusCode;
        // What a page that failed has set up, in its headers and its scope, cannot be set up there again.
        context.Response.Clear();
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            var page = new RazorComponentResult<App>(new { Error = failed }) { StatusCode = failed };
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
