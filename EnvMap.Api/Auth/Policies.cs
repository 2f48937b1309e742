using Microsoft.AspNetCore.Authorization;

namespace EnvMap.Api.Auth;

/// <summary>The names of the policies that routes require.</summary>
internal static class Policies
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Administer = "administer";

    public static void Add(AuthorizationOptions options, ReadPolicy read)
    {
        options.AddPolicy(Read, policy => _ = read is ReadPolicy.Anonymous
            ? policy.RequireAssertion(_ => true)
            : policy.RequireRole(RolesFrom(Role.Viewer)));
        options.AddPolicy(Write, policy => policy.RequireRole(RolesFrom(Role.Editor)));
        options.AddPolicy(Administer, policy => policy.RequireRole(RolesFrom(Role.Admin)));
    }

    private static IEnumerable<string> RolesFrom(Role least) => Enum.GetValues<Role>().Where(role => role >= least).Select(role => role.ToString());
}
