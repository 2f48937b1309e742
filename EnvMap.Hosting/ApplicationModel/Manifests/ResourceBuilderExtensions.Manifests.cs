using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Leaves a resource out of manifests.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder)
        where T : IResource
        => builder.WithAnnotation(ManifestPublishingCallbackAnnotation.Ignore, ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Writes a resource into manifests by a callback.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithManifestPublishingCallback<T>(this IResourceBuilder<T> builder, Action<ManifestPublishingContext> callback)
        where T : IResource
        => builder.WithAnnotation(new ManifestPublishingCallbackAnnotation(callback), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Writes a resource into manifests by an asynchronous callback.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithManifestPublishingCallback<T>(this IResourceBuilder<T> builder, Func<ManifestPublishingContext, Task> callback)
        where T : IResource
        => builder.WithAnnotation(new ManifestPublishingCallbackAnnotation(callback), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Copies the files that another resource's image offers into the image of this one, when it is published.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The builder of the resource that offers them.</param>
    /// <param name="destinationPath">Where the image has them.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> PublishWithContainerFiles<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithContainerFiles> source, string destinationPath)
        where T : IContainerFilesDestinationResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(destinationPath);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithAnnotation(new ContainerFilesDestinationAnnotation { Source = source.Resource, DestinationPath = destinationPath })
            : builder;
    }

    /// <summary>Offers files of a resource's image to the images of others.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="sourcePath">The path of the files in the image.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerFilesSource<T>(this IResourceBuilder<T> builder, string sourcePath)
        where T : IResourceWithContainerFiles
    {
        ArgumentNullException.ThrowIfNull(sourcePath);
        return builder.WithAnnotation(new ContainerFilesSourceAnnotation { SourcePath = sourcePath });
    }

    /// <summary>Forgets the files that others could take from the image of the resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> ClearContainerFilesSources<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithContainerFiles
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var source in builder.Resource.Annotations.OfType<ContainerFilesSourceAnnotation>())
        {
            builder.Resource.Annotations.Remove(source);
        }

        return builder;
    }
}
