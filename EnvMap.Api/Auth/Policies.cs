using EnvMap.Api.Map;
using EnvMap.Catalog;
using Microsoft.AspNetCore.Authorization;

namespace EnvMap.Api.Auth;

/// <summary>The names of the policies that routes require.</summary>
internal static class Policies
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Administer = "administer";

    /// <summary>The setting that says who may read: <c>Anonymous</c>, the default in Local, or <c>Authenticated</c>.</summary>
    public const string ReadPolicyKey = "EnvMap:ReadPolicy";

    public static void Add(AuthorizationOptions options, ReadPolicy read)
    {
        options.AddPolicy(Read, policy => _ = read is ReadPolicy.Anonymous
            ? policy.RequireAssertion(_ => true)
            : policy.RequireRole(RolesFrom(Role.Viewer)));
        options.AddPolicy(Write, policy => policy.RequireRole(RolesFrom(Role.Editor)));
        options.AddPolicy(Administer, policy => policy.RequireRole(RolesFrom(Role.Admin)));
    }

    /// <summary>The default where nothing is configured.</summary>
    public static ReadPolicy DefaultFor(CurrentMap map) =>
        map.Environment is DeployEnvironment.Local ? ReadPolicy.Anonymous : ReadPolicy.Authenticated;

    private static IEnumerable<string> RolesFrom(Role least) => Enum.GetValues<Role>().Where(role => role >= least).Select(role => role.ToString());
}
