using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Which resource is shown below which.</summary>
internal static class ParentRelationships
{
    /// <summary>The parent by type, or else the one last declared.</summary>
    public static IResource? ParentOf(IResource resource) => (resource as IResourceWithParent)?.Parent ?? DeclaredParentOf(resource);

    /// <summary>Refuses parents that are declared in a circle.</summary>
    /// <exception cref="InvalidOperationException">A resource is its own ancestor.</exception>
    public static void Validate(DistributedApplicationModel model)
    {
        foreach (var resource in model.Resources)
        {
            var path = new List<IResource> { resource };
            while (DeclaredParentOf(path[^1]) is { } parent)
            {
                if (path.Contains(parent))
                {
                    throw new InvalidOperationException($"Circular dependency detected among parents: {string.Join(" -> ", path.Append(parent).Select(r => r.Name))}. Take one WithParentRelationship away.");
                }

                path.Add(parent);
            }
        }
    }

    private static IResource? DeclaredParentOf(IResource resource)
        => resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(r => r.Type == KnownRelationshipTypes.Parent)?.Resource;
}
