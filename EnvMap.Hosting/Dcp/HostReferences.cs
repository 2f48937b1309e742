using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Dcp;

/// <summary>Finds what of this machine the values of a container refer to.</summary>
internal static class HostReferences
{
    /// <summary>Endpoints of what is no container, as seen from the container network, and URLs of this machine.</summary>
    public static IEnumerable<object> Find(IEnumerable<object> values) => Find(values, []);

    private static IEnumerable<object> Find(IEnumerable<object> values, HashSet<object> seen)
        => values.Select(v => v is IResourceBuilder<IResource> builder ? builder.Resource : v).Where(seen.Add).SelectMany(value => value switch
        {
            HostUrl => [value],
            EndpointReference reference => IsOnHost(reference) ? [value] : [],
            IValueWithReferences composed => Find(composed.References, seen),
            _ => Enumerable.Empty<object>()
        });

    private static bool IsOnHost(EndpointReference reference)
        => !reference.Resource.IsContainer() && reference.Exists
            && (reference.ContextNetworkID ?? KnownNetworkIdentifiers.DefaultAspireContainerNetwork) == KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
}
