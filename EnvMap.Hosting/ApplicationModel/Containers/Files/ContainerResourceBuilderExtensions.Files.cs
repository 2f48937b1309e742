using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Mounts a volume.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the volume; null for an anonymous one.</param>
    /// <param name="target">Where the container sees it.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    /// <summary>Mounts an anonymous volume.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="target">Where the container sees it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string target)
        where T : ContainerResource
        => builder.WithVolume(name: null, target);

    /// <summary>Mounts a file or directory of the host.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">Its path, relative to the AppHost.</param>
    /// <param name="target">Where the container sees it.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        var path = Path.IsPathRooted(source) ? source : Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory);
        return builder.WithAnnotation(new ContainerMountAnnotation(path, target, ContainerMountType.BindMount, isReadOnly));
    }

    /// <summary>Puts files into the container before it starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="destinationPath">The directory that they are put into.</param>
    /// <param name="entries">The files.</param>
    /// <param name="defaultOwner">The user id of those without an owner; by default root.</param>
    /// <param name="defaultGroup">The group id of those without a group; by default root.</param>
    /// <param name="umask">The permissions that are taken away from those without permissions of their own; by default 0022.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, IEnumerable<ContainerFileSystemItem> entries, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(entries);
        return builder.WithContainerFiles(destinationPath, (_, _) => Task.FromResult(entries), defaultOwner, defaultGroup, umask);
    }

    /// <summary>Puts files into the container that a callback makes before each start.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="destinationPath">The directory that they are put into.</param>
    /// <param name="callback">Makes the files.</param>
    /// <param name="defaultOwner">The user id of those without an owner; by default root.</param>
    /// <param name="defaultGroup">The group id of those without a group; by default root.</param>
    /// <param name="umask">The permissions that are taken away from those without permissions of their own; by default 0022.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(destinationPath);
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithAnnotation(new ContainerFileSystemCallbackAnnotation
        {
            DestinationPath = destinationPath,
            DefaultOwner = defaultOwner,
            DefaultGroup = defaultGroup,
            Umask = umask,
            Callback = callback
        });
    }

    /// <summary>Puts a file of the host, or the files of a directory, into the container; a manifest has them as a read-only bind mount.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="destinationPath">The directory that they are put into.</param>
    /// <param name="sourcePath">The path of the file or directory, relative to the AppHost.</param>
    /// <param name="defaultOwner">The user id of the owner; by default root.</param>
    /// <param name="defaultGroup">The group id; by default root.</param>
    /// <param name="umask">The permissions that are taken away; by default 0022.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">There is neither file nor directory at the path.</exception>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, string sourcePath, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(destinationPath);
        ArgumentNullException.ThrowIfNull(sourcePath);
        var source = Path.GetFullPath(sourcePath, builder.ApplicationBuilder.AppHostDirectory);
        if (!Path.Exists(source))
        {
            throw new InvalidOperationException($"There is no file or folder '{source}' to take container files from. Correct the path; a relative one begins at the AppHost's folder.");
        }

        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithBindMount(source, destinationPath, isReadOnly: true)
            : builder.WithContainerFiles(
                destinationPath,
                (_, _) => Task.FromResult(ContainerDirectory.GetFileSystemItemsFromPath(source, searchOptions: SearchOption.AllDirectories)),
                defaultOwner,
                defaultGroup,
                umask);
    }
}
