namespace Aspire.Hosting.ApplicationModel;

/// <summary>The container that takes the place of a project or process in a publish; what was said of the one holds for the other.</summary>
internal sealed class DockerfileContainer(IResource original) : ContainerResource(original.Name)
{
    public override ResourceAnnotationCollection Annotations => original.Annotations;

    /// <summary>Replaces a resource in the model, or finds the container that replaced it before.</summary>
    public static IResourceBuilder<ContainerResource> Replace<T>(IResourceBuilder<T> builder, string contextPath)
        where T : IResource
    {
        if (builder.ApplicationBuilder.TryCreateResourceBuilder<DockerfileContainer>(builder.Resource.Name, out var known))
        {
            return builder.ApplicationBuilder.CreateResourceBuilder<ContainerResource>(known.Resource);
        }

        builder.ApplicationBuilder.Resources.Remove(builder.Resource);
        var container = builder.ApplicationBuilder.AddResource<ContainerResource>(new DockerfileContainer(builder.Resource));
        container.WithImage(builder.Resource.Name).WithDockerfile(contextPath);
        builder.WithManifestPublishingCallback(context => context.WriteContainerAsync(container.Resource));
        return container;
    }
}
