using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Declares containers.</summary>
public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds a container.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="image">The image; without a tag or digest it is <c>latest</c>.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(image);
        return builder.AddResource(new ContainerResource(name)).WithImage(image);
    }

    /// <summary>Adds a container.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="image">The image.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image, string tag)
        => builder.AddContainer(name, image).WithImageTag(tag);

    /// <summary>Replaces the entry point of the image.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="entrypoint">The program to start.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(entrypoint);
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    /// <summary>Writes the resource into manifests as a container, whatever its type would be written as.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> PublishAsContainer<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource
        => builder.WithManifestPublishingCallback(context => context.WriteContainerAsync(builder.Resource));

    /// <summary>Says whether proxies may stand before the endpoints of a container.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="proxyEnabled">Whether they may.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithEndpointProxySupport<T>(this IResourceBuilder<T> builder, bool proxyEnabled)
        where T : ContainerResource
        => builder.WithAnnotation(new ProxySupportAnnotation { ProxyEnabled = proxyEnabled }, ResourceAnnotationMutationBehavior.Replace);
}
