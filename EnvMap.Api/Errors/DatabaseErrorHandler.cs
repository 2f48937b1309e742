using Microsoft.AspNetCore.Diagnostics;

namespace EnvMap.Api.Errors;

/// <summary>Turns a database that is away into 503; errors of statements stay 500.</summary>
internal sealed partial class DatabaseErrorHandler(
    IProblemDetailsService problems, ILogger<DatabaseErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!exception.IsDatabaseAway())
        {
            return false;
        }

        LogAway(exception.Message);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "5";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = "The database cannot be reached." },
        });
    }
}
