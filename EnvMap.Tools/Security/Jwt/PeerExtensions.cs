using EnvMap.Catalog;

namespace EnvMap.Tools;

/// <summary>Tells a service about the instances of other environments.</summary>
public static class PeerExtensions
{
    private const string PeersKey = "EnvMap:Peers";
    private const string TokensKey = "EnvMap:PeerTokens";

    /// <summary>
    /// Gives EnvMap's API the addresses of <c>EnvMap:Peers:&lt;environment&gt;</c>, and for each environment that
    /// <c>EnvMap:PeerTokens</c> names, also without a value, the secret parameter <c>{name}-peer-token-{environment}</c>.
    /// </summary>
    public static IResourceBuilder<T> WithPeers<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        var application = builder.ApplicationBuilder;
        foreach (var peer in application.Configuration.GetSection(PeersKey).GetChildren().Where(peer => !string.IsNullOrEmpty(peer.Value)))
        {
            builder.WithEnvironment($"EnvMap__Peers__{SlugOf(peer.Key)}", peer.Value);
        }
        foreach (var token in application.Configuration.GetSection(TokensKey).GetChildren())
        {
            var slug = SlugOf(token.Key);
            var parameter = application.AddParameterFromConfiguration($"{builder.Resource.Name}-peer-token-{slug}", token.Path, secret: true);
            builder.WithEnvironment($"EnvMap__PeerTokens__{slug}", parameter);
        }
        return builder;
    }

    // What is no environment is passed on as it is: the API says so, with the cure.
    private static string SlugOf(string name) => DeployEnvironments.TryParse(name, out var environment) ? environment.ToSlug() : name;
}
