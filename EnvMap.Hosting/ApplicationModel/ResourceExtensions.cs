using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Questions about resources.</summary>
public static partial class ResourceExtensions
{
    /// <summary>Finds the last annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="annotation">The annotation, or null.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>Finds all annotations of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">The annotations in order, or null where there is none.</param>
    /// <returns>Whether there is at least one.</returns>
    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
        => AnyOf([.. resource.Annotations.OfType<T>()], out result);

    /// <summary>Finds all annotations of a type on a resource and on those that it belongs to.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">The annotations, the nearest first, or null where there is none.</param>
    /// <returns>Whether there is at least one.</returns>
    public static bool TryGetAnnotationsIncludingAncestorsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
        => AnyOf([.. resource.SelfAndAncestors().SelectMany(r => r.Annotations.OfType<T>())], out result);

    /// <summary>Tells whether a resource has an annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation
        => resource.Annotations.OfType<T>().Any();

    /// <summary>Tells whether a resource, or one that it belongs to, has an annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasAnnotationIncludingAncestorsOfType<T>(this IResource resource)
        where T : IResourceAnnotation
        => resource.SelfAndAncestors().Any(r => r.HasAnnotationOfType<T>());

    /// <summary>Finds the URLs that were given to a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="urls">The URLs, or null where there is none.</param>
    /// <returns>Whether there is at least one.</returns>
    public static bool TryGetUrls(this IResource resource, [NotNullWhen(true)] out IEnumerable<ResourceUrlAnnotation>? urls)
        => resource.TryGetAnnotationsOfType(out urls);

    /// <summary>Finds what contributes environment variables.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="environmentVariables">The callbacks in order, or null where there is none.</param>
    /// <returns>Whether there is at least one.</returns>
    public static bool TryGetEnvironmentVariables(this IResource resource, [NotNullWhen(true)] out IEnumerable<EnvironmentCallbackAnnotation>? environmentVariables)
        => resource.TryGetAnnotationsOfType(out environmentVariables);

    /// <summary>Gets how many instances of a resource run, 1 by default.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The number of instances.</returns>
    public static int GetReplicaCount(this IResource resource)
        => resource.TryGetLastAnnotation<ReplicaAnnotation>(out var annotation) ? annotation.Replicas : 1;

    /// <summary>Tells whether a resource stays out of what is published.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it was excluded from the manifest.</returns>
    public static bool IsExcludedFromPublish(this IResource resource)
        => resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation) && annotation == ManifestPublishingCallbackAnnotation.Ignore;

    internal static bool TryGetInstances(this IResource resource, out ImmutableArray<ResourceInstance> instances)
    {
        instances = resource.TryGetLastAnnotation<DcpInstancesAnnotation>(out var annotation) ? annotation.Instances : [];
        return !instances.IsDefaultOrEmpty;
    }

    /// <summary>The ids under which a resource's states and logs are kept: those of its instances, else its name.</summary>
    internal static ImmutableArray<string> GetResourceIds(this IResource resource)
        => resource.TryGetInstances(out var instances) ? [.. instances.Select(instance => instance.Name)] : [resource.Name];

    internal static IEnumerable<IResource> SelfAndAncestors(this IResource resource)
    {
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            yield return current;
        }
    }

    private static bool AnyOf<T>(T[] found, [NotNullWhen(true)] out IEnumerable<T>? result)
    {
        result = found.Length > 0 ? found : null;
        return result is not null;
    }
}
