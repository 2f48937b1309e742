using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Which networks a service joins: the one of its tier, and those of what it refers to.</summary>
internal sealed class ServiceNetworks(ProfileDocument? profile)
{
    private readonly SortedSet<ServiceTier> _used = [];

    /// <summary>The networks that services have joined so far; out of that of the data nothing leads.</summary>
    public IReadOnlyDictionary<string, ComposeNetwork> Used =>
        _used.ToDictionary(NameOf, tier => new ComposeNetwork { Internal = tier is ServiceTier.Data && _used.Count > 1 });

    public IReadOnlyList<string> Join(string service, IEnumerable<ManifestBinding> referredTo)
    {
        var tiers = new SortedSet<ServiceTier>(referredTo.Select(binding => TierOf(binding.Resource))) { TierOf(service) };
        _used.UnionWith(tiers);
        return [.. tiers.Select(NameOf)];
    }

    private ServiceTier TierOf(string resource) => profile?.Resources.GetValueOrDefault(resource)?.Tier ?? ServiceTier.App;

    private static string NameOf(ServiceTier tier) => tier switch
    {
        ServiceTier.Edge => "edge",
        ServiceTier.App => "app",
        _ => "data",
    };
}
