using EnvMap.Api.Auth;
using EnvMap.Api.Errors;
using EnvMap.Api.Migrations;
using EnvMap.Api.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace EnvMap.Api.Pages.Login;

/// <summary>What the login page sends, and the end of a login.</summary>
internal static class LoginForm
{
    public const string Path = "/login";
    public const string EndPath = "/logout";

    public static void MapLoginForm(this IEndpointRouteBuilder routes)
    {
        // Their forms have no token against forgery, which would have to be shared among instances: the origin is looked at instead.
        routes.MapPost(Path, LoginAsync).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(EndPath, End).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The address of the login page, which leads back to where the reader wanted to go.</summary>
    public static string AddressFor(HttpRequest request) =>
        QueryHelpers.AddQueryString(Path, "back", request.Path + request.QueryString);

    private static async Task<Results<RedirectHttpResult, BadRequest>> LoginAsync(
        HttpContext context,
        LoginService service,
        MigrationStatus migrations,
        CancellationToken cancellationToken,
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? back)
    {
        if (IsForeign(context.Request))
        {
            return TypedResults.BadRequest();
        }
        if (!migrations.IsComplete)
        {
            return Again(LoginProblem.Away, back);
        }
        if (name is not { Length: > 0 and <= NewUser.MaxNameLength } || password is not { Length: > 0 and <= NewUser.MaxPasswordLength })
        {
            return Again(LoginProblem.Wrong, back);
        }
        try
        {
            var result = await service.LoginAsync(new Auth.Login { Name = name, Password = password }, context.Connection.RemoteIpAddress, cancellationToken);
            if (result.Token is not { } token)
            {
                return Again(result.RetryAfter is null ? LoginProblem.Wrong : LoginProblem.Wait, back);
            }
            TokenCookie.Write(context, token);
            return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back! : "/");
        }
        catch (Exception exception) when (exception.IsDatabaseAway())
        {
            return Again(LoginProblem.Away, back);
        }
    }

    private static Results<RedirectHttpResult, BadRequest> End(HttpContext context)
    {
        if (IsForeign(context.Request))
        {
            return TypedResults.BadRequest();
        }
        TokenCookie.Delete(context);
        return TypedResults.LocalRedirect("/");
    }

    private static RedirectHttpResult Again(LoginProblem problem, string? back)
    {
        var address = QueryHelpers.AddQueryString(Path, "problem", problem.ToString());
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? QueryHelpers.AddQueryString(address, "back", back!) : address);
    }

    // A browser names the site that a form comes from; `null` stands for one that it does not want to name.
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var site) && string.Equals(site.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
