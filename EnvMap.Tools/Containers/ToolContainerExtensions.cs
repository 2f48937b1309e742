using EnvMap.Tools.Publishing;

namespace EnvMap.Tools.Containers;

internal static class ToolContainerExtensions
{
    /// <summary>Adds a tool as a container of an image that is pinned by its tag.</summary>
    public static IResourceBuilder<ContainerResource> AddToolContainer(
        this EnvironmentMapBuilder map, string name, string row, string registry, string image, string tag) =>
        map.Application.AddContainer(name, image, tag).WithImageRegistry(registry).WithMapRow(row);

    /// <summary>
    /// Gives a container a file: in a run written each time before it starts, in a publish once, with expressions of the manifest in it.
    /// </summary>
    public static IResourceBuilder<ContainerResource> WithGeneratedFile(
        this IResourceBuilder<ContainerResource> builder, string path, Func<ValueProviderContext, CancellationToken, Task<string>> write, bool isSecret = false)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            return builder.WithAnnotation(new GeneratedFileAnnotation(path, write, isSecret));
        }
        var slash = path.LastIndexOf('/');
        return builder.WithContainerFiles(path[..slash], async (context, cancellationToken) =>
        {
            var content = await write(new ValueProviderContext { Caller = builder.Resource }, cancellationToken);
            return [new ContainerFile { Name = path[(slash + 1)..], Contents = content }];
        });
    }
}
