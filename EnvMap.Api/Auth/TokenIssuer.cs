using System.Globalization;
using System.Security.Claims;
using EnvMap.Api.Users;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnvMap.Api.Auth;

/// <summary>Makes the token of a user who has logged in.</summary>
internal sealed class TokenIssuer(TokenKeys keys, IOptions<AuthOptions> options, TimeProvider time)
{
    public const string Issuer = "envmap";
    public const string Audience = "envmap-api";
    public const string NameClaim = JwtRegisteredClaimNames.Sub;
    public const string RoleClaim = "role";

    // The claims keep their short names; nothing is renamed on the way.
    private static readonly JsonWebTokenHandler s_handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>When the token of this user ceases to hold; null where there is none.</summary>
    public static DateTimeOffset? ExpiryOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(JwtRegisteredClaimNames.Exp), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public IssuedToken Issue(User user)
    {
        var now = time.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + options.Value.TokenLifetime).ToUnixTimeSeconds());
        var token = s_handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Subject = new ClaimsIdentity(
                [new(NameClaim, user.Name), new(RoleClaim, user.Role.ToString()), new(JwtRegisteredClaimNames.Jti, $"{Guid.NewGuid():N}")]),
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.HmacSha256),
        });
        return new IssuedToken(token, expiresAt, user.Name, user.Role);
    }
}
