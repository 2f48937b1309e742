using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace EnvMap.Api.Errors;

/// <summary>Says what cannot be read in a request, without naming types of ours.</summary>
internal sealed partial class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException badRequest)
        {
            return false;
        }

        httpContext.Response.StatusCode = badRequest.StatusCode;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = badRequest.StatusCode, Detail = Describe(badRequest) },
        });
    }

    private static string Describe(BadHttpRequestException exception) => exception.InnerException switch
    {
        JsonException { Path: { Length: > 1 } path } => $"The value at '{path}' of the JSON body cannot be read.",
        JsonException => "The body is not valid JSON of the expected shape.",
        null when Parameter().Match(exception.Message) is { Success: true } match => match.Groups[1].Value is "Required"
            ? $"The parameter '{match.Groups[2].Value}' is required."
            : $"The value of the parameter '{match.Groups[2].Value}' cannot be read.",
        // The framework's complaint about a missing body names our parameter and its type.
        null when exception.Message.Contains(" body", StringComparison.Ordinal) => "A JSON body is required.",
        _ => exception.Message,
    };

    // Failed to bind parameter "Nullable<Guid> before" from "x".
    [GeneratedRegex("^(Required|Failed to bind) parameter \"[^\"]* (\\w+)\"")]
    private static partial Regex Parameter();
}
