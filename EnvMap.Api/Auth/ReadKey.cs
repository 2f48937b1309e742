using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Auth;

/// <summary>The key of instances that ask for the state of this one: a viewer without a password.</summary>
internal sealed class ReadKey(IOptions<AuthOptions> options)
{
    private const string Scheme = "Bearer ";
    private const string Name = "peer";

    /// <summary>Lets in who sends the key; anybody else may still have a token.</summary>
    public void Accept(MessageReceivedContext context)
    {
        var sent = context.Request.Headers.Authorization.ToString();
        if (options.Value.ReadKey is { } key && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsSame(sent[Scheme.Length..].Trim(), key))
        {
            context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
                [new(TokenIssuer.NameClaim, Name), new(TokenIssuer.RoleClaim, Role.Viewer.ToString())], context.Scheme.Name, TokenIssuer.NameClaim, TokenIssuer.RoleClaim));
            context.Success();
        }
    }

    // In a time that tells nothing, not even the length.
    private static bool IsSame(string sent, string key) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
