using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace EnvMap.Hosting.Dcp;

/// <summary>Everything that DCP runs for the application.</summary>
internal sealed class DcpAppResourceStore
{
    private readonly ConcurrentDictionary<string, DcpAppResource> _byId = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<DcpAppResource> All => [.. _byId.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];

    public void Add(DcpAppResource resource) => _byId[resource.Id] = resource;

    public bool TryGet(string id, [NotNullWhen(true)] out DcpAppResource? resource) => _byId.TryGetValue(id, out resource);

    /// <summary>By id, or by name where there is one instance.</summary>
    /// <exception cref="InvalidOperationException">DCP runs nothing of that name.</exception>
    public DcpAppResource Get(string idOrName)
        => TryGet(idOrName, out var found) ? found
            : _byId.Values.FirstOrDefault(r => r.Resource.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOperationException($"'{idOrName}' is nothing that can be started or stopped.");
}
