using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>Finds the image of a resource, with registry and tag or digest; where one is built, the built one.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="imageName">The image, or null.</param>
    /// <returns>Whether the resource has an image.</returns>
    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
        => resource.TryGetContainerImageName(useBuiltImage: true, out imageName);

    /// <summary>Finds the image of a resource, with registry and tag or digest.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="useBuiltImage">Whether the image that is built goes before the one that was declared.</param>
    /// <param name="imageName">The image, or null.</param>
    /// <returns>Whether the resource has an image.</returns>
    public static bool TryGetContainerImageName(this IResource resource, bool useBuiltImage, [NotNullWhen(true)] out string? imageName)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (useBuiltImage && resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) && !string.IsNullOrEmpty(build.ImageName))
        {
            imageName = build.ImageName + (string.IsNullOrEmpty(build.ImageTag) ? string.Empty : $":{build.ImageTag}");
            return true;
        }

        imageName = resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? FullName(image) : null;
        return imageName is not null;
    }

    private static string FullName(ContainerImageAnnotation image)
        => (string.IsNullOrEmpty(image.Registry) ? string.Empty : $"{image.Registry}/") + image.Image + image switch
        {
            { SHA256.Length: > 0 } => $"@sha256:{image.SHA256}",
            { Tag.Length: > 0 } => $":{image.Tag}",
            _ => string.Empty
        };

    /// <summary>Finds the mounts of a container.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="volumeMounts">The mounts, or null.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetContainerMounts(this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts)
        => resource.TryGetAnnotationsOfType(out volumeMounts);
}
