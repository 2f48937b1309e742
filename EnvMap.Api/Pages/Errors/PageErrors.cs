using EnvMap.Api.Errors;

namespace EnvMap.Api.Pages.Errors;

/// <summary>Lets a page that fails end with a status and no body, for which the error page then stands in.</summary>
internal sealed partial class PageErrors(RequestDelegate next, ILogger<PageErrors> logger)
{
    private static readonly string[] s_routesOfMachines = ["/api", "/openapi", "/health", "/alive", "/metrics"];

    /// <summary>Whether a person's browser asks; clients of the API get problem documents.</summary>
    public static bool IsForPages(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(s_routesOfMachines, route => context.Request.Path.StartsWithSegments(route));

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(exception, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when exception.IsDatabaseAway() => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
        }
    }

    [LoggerMessage(LogLevel.Error, "The page {Path} failed.")]
    private partial void LogFailed(Exception exception, string path);
}
