using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Publishing;

/// <summary>What a manifest refers to: the names in it, expressions, and resources that are not part of the model.</summary>
internal sealed class ManifestReferences
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IResource> _referenced = [];

    public ManifestReferences() => Expressions = new(_names);

    public ManifestExpressions Expressions { get; }

    public void AddNames(IEnumerable<IResource> resources) => _names.UnionWith(resources.Select(r => r.Name));

    public void Add(IResource resource)
    {
        if (_referenced.TryAdd(resource.Name, resource))
        {
            _names.Add(resource.Name);
        }
    }

    /// <summary>Those that were referred to by now and are no part of the model, in the order in which they were first referred to.</summary>
    public IReadOnlyList<IResource> Outside(DistributedApplicationModel model)
    {
        var inside = model.Resources.Select(r => r.Name).ToHashSet();
        return [.. _referenced.Values.Where(r => !inside.Contains(r.Name))];
    }
}
