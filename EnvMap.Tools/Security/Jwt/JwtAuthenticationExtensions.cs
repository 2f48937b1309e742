namespace EnvMap.Tools;

/// <summary>Gives a service what it needs to know its users.</summary>
public static class JwtAuthenticationExtensions
{
    private const string Row = "JWT Authentication";
    private const string ReadPolicyKey = "EnvMap:ReadPolicy";
    private const int PasswordLength = 22;
    private const int SigningSecretLength = 64;

    /// <summary>
    /// Gives EnvMap's API the password of its first admin and the secret of its tokens: the parameters <c>{name}-admin-password</c> and
    /// <c>{name}-signing-secret</c>, generated and kept where they are not given; and <c>EnvMap:ReadPolicy</c>, who may read, where that is
    /// set. Nothing where the profile has no JWT authentication, and then nobody can write.
    /// </summary>
    public static IResourceBuilder<T> WithJwtAuthentication<T>(this IResourceBuilder<T> builder, EnvironmentMapBuilder map)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null)
        {
            return builder;
        }
        if (builder.ApplicationBuilder.Configuration[ReadPolicyKey] is { Length: > 0 } readPolicy)
        {
            builder.WithEnvironment("EnvMap__ReadPolicy", readPolicy);
        }
        return builder
            .WithEnvironment("EnvMap__Auth__AdminPassword", AddSecret("admin-password", PasswordLength))
            .WithEnvironment("EnvMap__Auth__SigningSecret", AddSecret("signing-secret", SigningSecretLength))
            .WithMapRow(Row);

        IResourceBuilder<ParameterResource> AddSecret(string name, int length) => builder.ApplicationBuilder.AddParameter(
            $"{builder.Resource.Name}-{name}", new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);
    }
}
