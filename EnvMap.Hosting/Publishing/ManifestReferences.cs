using Aspire.Hosting;
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
    /// <exception cref="DistributedApplicationException">A parameter has the name of another one in the model.</exception>
    public IReadOnlyList<IResource> Outside(DistributedApplicationModel model)
    {
        var inside = model.Resources.ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in _referenced.Values.OfType<ParameterResource>())
        {
            if (inside.TryGetValue(parameter.Name, out var other) && other != parameter)
            {
                throw new DistributedApplicationException($"The generated parameter '{parameter.Name}' has the name of a resource of its own. Give that resource to the one that generates the parameter (such as 'password: …' of AddPostgres), or rename it.");
            }
        }

        return [.. _referenced.Values.Where(r => !inside.ContainsKey(r.Name))];
    }
}
