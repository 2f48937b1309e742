using System.Globalization;
using EnvMap.Api.Migrations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Auth;

internal static class LoginApi
{
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/login").WithTags("Users").RequireMigrations().AllowAnonymous();
        group.MapPost("/", LoginAsync).WithName("Login").WithSummary("Gives a user a token for a while.")
            .Produces<IssuedToken>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<Ok<IssuedToken>, ProblemHttpResult>> LoginAsync(
        Login login, HttpContext context, LoginService service, CancellationToken cancellationToken)
    {
        var result = await service.LoginAsync(login, context.Connection.RemoteIpAddress, cancellationToken);
        if (result.Token is { } token)
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(token);
        }
        if (result.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem("Too many logins were tried. Wait a little.", statusCode: StatusCodes.Status429TooManyRequests);
        }
        return TypedResults.Problem("The name or the password is wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }
}
