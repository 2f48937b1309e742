using System.Net;
using EnvMap.Api.Users;

namespace EnvMap.Api.Auth;

internal sealed partial class LoginService(
    UserStore users, Passwords passwords, TokenIssuer tokens, LoginLimits limits, ILogger<LoginService> logger)
{
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(2);

    public async Task<LoginResult> LoginAsync(Login login, IPAddress? address, CancellationToken cancellationToken)
    {
        if (!UserName.IsValid(login.Name))
        {
            // Nobody is called that.
            LogFailed(address);
            return default;
        }
        if (limits.Refuses(login.Name, address) is { } wait)
        {
            LogRefused(address);
            return new LoginResult(RetryAfter: wait);
        }
        using var place = await limits.EnterAsync(cancellationToken);
        if (!place.IsAcquired)
        {
            return new LoginResult(RetryAfter: s_busy);
        }

        var user = await users.FindAsync(login.Name, cancellationToken);

        // An unknown name costs as much time as a known one, so that none can be found out.
        if (!passwords.Verify(user, login.Password) || user is null)
        {
            LogFailed(address);
            return default;
        }
        return new LoginResult(tokens.Issue(user));
    }

    [LoggerMessage(LogLevel.Warning, "A login from {Address} was refused: too many tries")]
    private partial void LogRefused(IPAddress? address);

    [LoggerMessage(LogLevel.Information, "A login from {Address} failed")]
    private partial void LogFailed(IPAddress? address);
}
