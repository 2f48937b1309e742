using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Pages.Errors;
using EnvMap.Api.Pages.Login;
using EnvMap.Api.Users;
using EnvMap.Catalog;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace EnvMap.Api.Auth;

internal static class AuthExtensions
{
    /// <summary>Adds users, login and tokens, and the policies that routes require.</summary>
    public static void AddAuth(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, ValidateAuthOptions>();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<ReadKey>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<LoginLimits>();
        services.AddSingleton<LoginService>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<ISeed, FirstAdmin>();

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenKeys, ReadKey, TimeProvider>(Configure);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IServiceProvider>((options, provider) => Policies.Add(options, provider.GetReadPolicy()));
    }

    /// <summary>Who may read, as it is configured, or else everybody in Local and users elsewhere.</summary>
    public static ReadPolicy GetReadPolicy(this IServiceProvider services) =>
        Enum.TryParse<ReadPolicy>(services.GetRequiredService<IOptions<MapOptions>>().Value.ReadPolicy, out var configured) ? configured
            : services.GetRequiredService<CurrentMap>().Environment is DeployEnvironment.Local ? ReadPolicy.Anonymous : ReadPolicy.Authenticated;

    /// <summary>
    /// Finds out who asks, lets in whoever may, and gives the answers that are kept ready; these come first where everybody may read, for
    /// then they are the same whoever asks.
    /// </summary>
    public static void UseAuth(this WebApplication app)
    {
        var isOpen = app.Services.GetReadPolicy() is ReadPolicy.Anonymous;
        if (isOpen)
        {
            app.UseOutputCache();
        }
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePrivateAnswers(isOpen);
        if (!isOpen)
        {
            app.UseOutputCache();
        }
    }

    /// <summary>Lets in whoever may read: everybody, or only users, as <c>EnvMap:ReadPolicy</c> says.</summary>
    public static T RequireRead<T>(this T routes)
        where T : IEndpointConventionBuilder
    {
        routes.Add(static endpoint =>
        {
            if (endpoint.ApplicationServices.GetReadPolicy() is ReadPolicy.Authenticated)
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ProblemDetails), ["application/problem+json"]));
            }
        });
        return routes.RequireAuthorization(Policies.Read);
    }

    /// <summary>Lets in editors, and says what else a route that writes answers.</summary>
    public static RouteHandlerBuilder RequireWrite(this RouteHandlerBuilder route) => route.RequireAuthorization(Policies.Write)
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    private static void Configure(JwtBearerOptions options, TokenKeys keys, ReadKey readKey, TimeProvider time)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = time;

        // What is wrong with a token helps only who forges one.
        options.IncludeErrorDetails = false;
        options.Events = new JwtBearerEvents { OnMessageReceived = ReadAsync, OnChallenge = SendToLoginAsync };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = TokenIssuer.Audience,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TokenKeys.ClockSkew,
            NameClaimType = TokenIssuer.NameClaim,
            RoleClaimType = TokenIssuer.RoleClaim,
        };

        Task ReadAsync(MessageReceivedContext context)
        {
            TokenCookie.Read(context);
            readKey.Accept(context);
            return Task.CompletedTask;
        }
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
