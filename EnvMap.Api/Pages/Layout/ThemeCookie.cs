using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnvMap.Api.Pages.Layout;

/// <summary>The theme that a reader has chosen; without a choice the browser's own setting holds.</summary>
internal static class ThemeCookie
{
    private const string Name = "envmap-theme";

    /// <summary>The themes that can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["light", "dark"];

    /// <summary>The chosen theme, or null.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var theme) && Themes.Contains(theme) ? theme : null;

    // A theme is no secret and changes nothing else, so a form of another site may set it.
    public static void MapTheme(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/theme", Choose).DisableAntiforgery().ExcludeFromDescription();

    private static RedirectHttpResult Choose(HttpContext context, [FromForm] string? theme, [FromForm] string? back)
    {
        if (theme is not null && Themes.Contains(theme))
        {
            context.Response.Cookies.Append(Name, theme, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
        else
        {
            context.Response.Cookies.Delete(Name);
        }

        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back! : "/");
    }
}
