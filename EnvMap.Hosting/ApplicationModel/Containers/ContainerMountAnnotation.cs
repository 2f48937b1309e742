namespace Aspire.Hosting.ApplicationModel;

/// <summary>Mounts a volume or a path of the host into a container.</summary>
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <summary>Declares a mount.</summary>
    /// <param name="source">The name of the volume, null for an anonymous one; or the absolute path on the host.</param>
    /// <param name="target">Where the container sees it.</param>
    /// <param name="type">What is mounted.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    /// <exception cref="ArgumentException">A bind mount has no absolute path, or an anonymous volume is read-only.</exception>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (type == ContainerMountType.BindMount)
        {
            if (string.IsNullOrEmpty(source))
            {
                throw new ArgumentNullException(nameof(source), "Bind mounts must specify a source path.");
            }

            if (!Path.IsPathRooted(source))
            {
                throw new ArgumentException("Bind mounts must specify an absolute path as a source.", nameof(source));
            }
        }
        else if (string.IsNullOrEmpty(source) && isReadOnly)
        {
            throw new ArgumentException("Anonymous volumes cannot be read-only.", nameof(isReadOnly));
        }

        (Source, Target, Type, IsReadOnly) = (source, target, type, isReadOnly);
    }

    /// <summary>Gets the name of the volume, null for an anonymous one; or the path on the host.</summary>
    public string? Source { get; }

    /// <summary>Gets where the container sees it.</summary>
    public string Target { get; }

    /// <summary>Gets what is mounted.</summary>
    public ContainerMountType Type { get; }

    /// <summary>Gets whether the container may only read it.</summary>
    public bool IsReadOnly { get; }
}
