using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Configures resources of any kind.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Starts the resource only when another runs and is healthy.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The resource to wait for; where it belongs to another, that one is waited for too.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one that it belongs to.</exception>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
        => builder.Wait(dependency, WaitType.WaitUntilHealthy, null);

    /// <summary>Starts the resource only when another runs and is healthy.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The resource to wait for; where it belongs to another, that one is waited for too.</param>
    /// <param name="waitBehavior">What happens when the other ends or fails.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one that it belongs to.</exception>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport
        => builder.Wait(dependency, WaitType.WaitUntilHealthy, waitBehavior);

    /// <summary>Starts the resource only when another runs, healthy or not.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The resource to wait for; where it belongs to another, that one is waited for too.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one that it belongs to.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
        => builder.Wait(dependency, WaitType.WaitUntilStarted, null);

    /// <summary>Starts the resource only when another runs, healthy or not.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The resource to wait for; where it belongs to another, that one is waited for too.</param>
    /// <param name="waitBehavior">What happens when the other ends or fails.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one that it belongs to.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport
        => builder.Wait(dependency, WaitType.WaitUntilStarted, waitBehavior);

    /// <summary>Starts the resource only when another has ended.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The resource to wait for.</param>
    /// <param name="exitCode">The exit code that the other must end with.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one that it belongs to.</exception>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        ThrowIfWaitNeverEnds(builder, dependency);
        return builder
            .WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor)
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode));
    }

    private static IResourceBuilder<T> Wait<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitType waitType, WaitBehavior? waitBehavior)
        where T : IResourceWithWaitSupport
    {
        ThrowIfWaitNeverEnds(builder, dependency);

        if (dependency.Resource.SelfAndAncestors().Contains(builder.Resource))
        {
            throw new DistributedApplicationException(
                $"Resource '{builder.Resource.Name}' cannot wait for '{dependency.Resource.Name}', which belongs to it and starts with it.");
        }

        // A child often has neither process nor health check of its own, so whoever waits for it waits for its parents.
        foreach (var awaited in dependency.Resource.SelfAndAncestors().Reverse())
        {
            builder.WithAnnotation(new WaitAnnotation(awaited, waitType) { WaitBehavior = waitBehavior });
        }

        return builder.WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor);
    }

    private static void ThrowIfWaitNeverEnds<T>(IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);

        if (ReferenceEquals(builder.Resource, dependency.Resource))
        {
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' cannot wait for itself.");
        }

        if (builder.Resource.SelfAndAncestors().Contains(dependency.Resource))
        {
            throw new DistributedApplicationException(
                $"Resource '{builder.Resource.Name}' cannot wait for its parent '{dependency.Resource.Name}', whose life it shares.");
        }
    }
}
