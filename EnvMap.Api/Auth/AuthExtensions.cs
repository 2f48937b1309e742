using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Pages.Errors;
using EnvMap.Api.Pages.Login;
using EnvMap.Api.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace EnvMap.Api.Auth;

internal static class AuthExtensions
{
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Adds users, login and tokens, and the policies that routes require.</summary>
    public static void AddAuth(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<LoginLimits>();
        services.AddSingleton<LoginService>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<ISeed, FirstAdmin>();

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenKeys, TimeProvider>(Configure);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<CurrentMap, IOptions<MapOptions>>((options, map, settings) =>
            Policies.Add(options, Policies.ReadPolicyOf(settings.Value, map)));
    }

    /// <summary>Lets in whoever may read: everybody, or only users, as <c>EnvMap:ReadPolicy</c> says.</summary>
    public static T RequireRead<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.RequireAuthorization(Policies.Read);

    private static void Configure(JwtBearerOptions options, TokenKeys keys, TimeProvider time)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = time;

        // What is wrong with a token helps only who forges one.
        options.IncludeErrorDetails = false;
        options.Events = new JwtBearerEvents { OnMessageReceived = TokenCookie.ReadAsync, OnChallenge = SendToLoginAsync };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = TokenIssuer.Audience,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = s_clockSkew,
            NameClaimType = Microsoft.IdentityModel.JsonWebTokens.JwtRegisteredClaimNames.Sub,
            RoleClaimType = TokenIssuer.RoleClaim,
        };
    }

    // A person gets the page to log in; a program the 401 that it expects.
    private static Task SendToLoginAsync(JwtBearerChallengeContext context)
    {
        if (PageErrors.IsForPages(context.HttpContext))
        {
            context.HandleResponse();
            context.Response.Redirect(LoginForm.AddressFor(context.Request));
        }
        return Task.CompletedTask;
    }
}
