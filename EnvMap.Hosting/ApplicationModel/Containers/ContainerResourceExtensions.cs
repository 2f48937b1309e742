using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Finds the containers of a model.</summary>
public static class ContainerResourceExtensions
{
    /// <summary>Gets the resources that have an image.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The resources.</returns>
    public static IEnumerable<IResource> GetContainerResources(this DistributedApplicationModel model)
        => model.Resources.Where(IsContainer);

    /// <summary>Tells whether a resource runs as a container.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it has an image.</returns>
    public static bool IsContainer(this IResource resource)
        => resource.Annotations.OfType<ContainerImageAnnotation>().Any();

    internal static bool IsPersistent(this IResource resource)
        => resource.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault() is { Lifetime: ContainerLifetime.Persistent };
}
