using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Which resource is declared to be the parent of which.</summary>
internal static class ParentRelationships
{
    public static IResource? DeclaredParent(IResource resource)
        => resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(r => r.Type == KnownRelationshipTypes.Parent)?.Resource;

    /// <exception cref="InvalidOperationException">A resource is its own ancestor.</exception>
    public static void Validate(DistributedApplicationModel model)
    {
        foreach (var resource in model.Resources)
        {
            var path = new List<IResource> { resource };
            while (DeclaredParent(path[^1]) is { } parent)
            {
                if (path.Contains(parent))
                {
                    throw new InvalidOperationException($"Circular dependency detected among parents: {string.Join(" -> ", path.Append(parent).Select(r => r.Name))}. Take one of the parent relationships away.");
                }

                path.Add(parent);
            }
        }
    }
}
