using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    private const string DigestPrefix = "sha256:";

    /// <summary>Sets the image; an image that was built from a Dockerfile gets this name.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="image">The image, which may carry registry and tag or digest.</param>
    /// <param name="tag">The tag; by default that of the image, else <c>latest</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The image has a tag already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The image cannot be parsed, or has a digest beside the tag.</exception>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(image);
        var reference = ImageReference.Parse(image);
        if (tag is not null && reference.Tag is not null)
        {
            throw new InvalidOperationException("Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters");
        }

        if (tag is not null && reference.Digest is not null)
        {
            throw new ArgumentOutOfRangeException(nameof(tag), "Tag conflicts with digest provided on the 'image' parameter");
        }

        if (reference.Digest is { } digest && !digest.StartsWith(DigestPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentOutOfRangeException(nameof(image), digest, "invalid digest format");
        }

        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
        {
            annotation = new() { Image = reference.Name };
            builder.WithAnnotation(annotation);
        }

        annotation.Image = reference.Name;
        if (reference.Digest is null)
        {
            annotation.Tag = reference.Tag ?? tag ?? "latest";
        }
        else
        {
            annotation.SHA256 = reference.Digest[DigestPrefix.Length..];
        }

        if (builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            (build.ImageName, build.ImageTag) = (null, null);
        }

        return builder;
    }

    /// <summary>Sets the tag of the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The resource has no image.</exception>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(tag);
        ImageOf(builder).Tag = tag;
        if (builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) && !string.IsNullOrEmpty(build.ImageTag))
        {
            build.ImageTag = tag;
        }

        return builder;
    }

    /// <summary>Sets the registry of the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="registry">The registry; null for the default of the container engine.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The resource has no image.</exception>
    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry)
        where T : ContainerResource
    {
        ImageOf(builder).Registry = registry;
        return builder;
    }

    /// <summary>Sets the digest of the image, which takes the place of the tag.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="sha256">The digest in hexadecimal.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The resource has no image.</exception>
    public static IResourceBuilder<T> WithImageSHA256<T>(this IResourceBuilder<T> builder, string sha256)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(sha256);
        ImageOf(builder).SHA256 = sha256;
        return builder;
    }

    /// <summary>Sets when the image is pulled.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="pullPolicy">When.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithImagePullPolicy<T>(this IResourceBuilder<T> builder, ImagePullPolicy pullPolicy)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerImagePullPolicyAnnotation { ImagePullPolicy = pullPolicy }, ResourceAnnotationMutationBehavior.Replace);

    private static ContainerImageAnnotation ImageOf<T>(IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image)
            ? image
            : throw new InvalidOperationException($"Resource '{builder.Resource.Name}' has no image yet whose parts could be changed. Call WithImage first.");
    }
}
