using EnvMap.Catalog;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Tools;

/// <summary>Gives a service what it needs to know its users.</summary>
public static class JwtAuthenticationExtensions
{
    private const string Row = "JWT Authentication";
    private const string ReadPolicyKey = "EnvMap:ReadPolicy";
    private const string ReadKeyKey = "EnvMap:ReadKey";
    private const string ProxiesKey = "EnvMap:KnownProxies";

    // Nobody else can reach a service that only the edge's network or this machine can.
    private const string ProxiesHere = "127.0.0.1,::1";
    private const string ProxiesThere = "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7";
    private const int PasswordLength = 22;
    private const int SigningSecretLength = 64;

    /// <summary>
    /// Gives EnvMap's API the password of its first admin and the secret of its tokens: the parameters <c>{name}-admin-password</c> and
    /// <c>{name}-signing-secret</c>, generated and kept where they are not given; where <c>EnvMap:ReadKey</c> is named, also without a value,
    /// the parameter <c>{name}-read-key</c>, by which instances of other environments read; <c>EnvMap:KnownProxies</c>, who is believed about
    /// where a login comes from: by default this machine in a run, private networks where it is published; and <c>EnvMap:ReadPolicy</c>, who
    /// may read, where that is set. Only the last where the profile has no JWT authentication, and then nobody can write.
    /// </summary>
    public static IResourceBuilder<T> WithJwtAuthentication<T>(this IResourceBuilder<T> builder, EnvironmentMapBuilder map)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(map);
        var application = builder.ApplicationBuilder;
        var readPolicy = application.Configuration[ReadPolicyKey];
        if (!string.IsNullOrEmpty(readPolicy))
        {
            builder.WithEnvironment("EnvMap__ReadPolicy", readPolicy);
        }
        if (map.Find(Row) is null)
        {
            if (string.IsNullOrEmpty(readPolicy) && map.Profile.Name.Environment is not DeployEnvironment.Local)
            {
                Console.Error.WriteLine(new CatalogProblem(ReadPolicyKey, 0, 0,
                    $"{map.Profile.Name} has no '{Row}', so nobody can log in, and only who has logged in may read. Set it to Anonymous, or take the row in.",
                    ProblemSeverity.Warning));
            }
            return builder;
        }
        if (application.Configuration.GetSection(ReadKeyKey).Exists())
        {
            builder.WithEnvironment("EnvMap__Auth__ReadKey", application.AddParameterFromConfiguration($"{builder.Resource.Name}-read-key", ReadKeyKey, secret: true));
        }
        var proxies = application.Configuration[ProxiesKey] is { Length: > 0 } given ? given
            : application.ExecutionContext.IsRunMode ? ProxiesHere : ProxiesThere;
        return builder
            .WithEnvironment("EnvMap__KnownProxies", proxies)
            .WithEnvironment("EnvMap__Auth__AdminPassword", AddSecret("admin-password", PasswordLength))
            .WithEnvironment("EnvMap__Auth__SigningSecret", AddSecret("signing-secret", SigningSecretLength))
            .WithMapRow(Row);

        IResourceBuilder<ParameterResource> AddSecret(string name, int length) => application.AddParameter(
            $"{builder.Resource.Name}-{name}", new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);
    }
}
