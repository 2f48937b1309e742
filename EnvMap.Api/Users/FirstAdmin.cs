using EnvMap.Api.Auth;
using EnvMap.Api.Migrations;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Users;

/// <summary>Creates <c>admin</c> where the table of users is empty.</summary>
internal sealed partial class FirstAdmin(
    IOptions<AuthOptions> options, UserStore users, Passwords passwords, ILogger<FirstAdmin> logger) : ISeed
{
    public const string Name = "admin";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await users.AnyAsync(cancellationToken))
        {
            return;
        }
        if (options.Value.AdminPassword is not { } password)
        {
            LogNobody(AuthOptions.Section);
        }
        else if (await users.AddFirstAsync(Name, Role.Admin, passwords.Hash(password), cancellationToken))
        {
            LogCreated(Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "The first user is {Name}; the password is the one that was configured")]
    private partial void LogCreated(string name);

    [LoggerMessage(LogLevel.Warning, "There is no user yet, and {Section}:AdminPassword is not set: nobody can log in")]
    private partial void LogNobody(string section);
}
