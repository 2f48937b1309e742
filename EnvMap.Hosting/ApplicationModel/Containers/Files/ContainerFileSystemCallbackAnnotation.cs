namespace Aspire.Hosting.ApplicationModel;

/// <summary>Puts files into a container before it starts.</summary>
public sealed class ContainerFileSystemCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Gets the directory that they are put into.</summary>
    public required string DestinationPath { get; init; }

    /// <summary>Gets the user id of those without an owner; null for root.</summary>
    public int? DefaultOwner { get; init; }

    /// <summary>Gets the group id of those without a group; null for root.</summary>
    public int? DefaultGroup { get; init; }

    /// <summary>Gets or sets the permissions that are taken away from those without permissions of their own; null for 0022.</summary>
    public UnixFileMode? Umask { get; set; }

    /// <summary>Gets what makes the files.</summary>
    public required Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Callback { get; init; }
}
