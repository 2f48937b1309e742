using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace EnvMap.Api.Auth;

/// <summary>
/// The token of a person's browser. It opens only what reads: whatever writes wants the header, which no form of another site can send.
/// </summary>
internal static class TokenCookie
{
    private const string Name = "envmap-token";

    public static void Write(HttpContext context, IssuedToken token) =>
        context.Response.Cookies.Append(Name, token.Token, Options(context, token.ExpiresAt));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, expires: null));

    public static void Read(MessageReceivedContext context)
    {
        var request = context.Request;
        if (!request.Headers.ContainsKey("Authorization") && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            context.Token = request.Cookies[Name];
        }
    }

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Expires = expires,

        // It opens only what reads, so whoever follows a link from elsewhere may bring it.
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
