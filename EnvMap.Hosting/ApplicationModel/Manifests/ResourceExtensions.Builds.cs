namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Tells whether publishing a resource takes an image of its own: that of a project, or one from a Dockerfile.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether an image is built.</returns>
    public static bool RequiresImageBuild(this IResource resource)
        => !resource.IsExcludedFromPublish() && (resource is ProjectResource || resource.HasAnnotationOfType<DockerfileBuildAnnotation>());

    /// <summary>Tells whether an image is built for a resource, and run, so that it has to be pushed somewhere.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether an image is built and pushed.</returns>
    public static bool RequiresImageBuildAndPush(this IResource resource)
        => resource.RequiresImageBuild() && resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is not { HasEntrypoint: false };
}
