namespace Aspire.Hosting.ApplicationModel;

/// <summary>Copies the files that another resource offers into the image of this one.</summary>
public sealed class ContainerFilesDestinationAnnotation : IResourceAnnotation
{
    /// <summary>Gets the resource that offers them.</summary>
    public required IResource Source { get; init; }

    /// <summary>Gets where the image has them.</summary>
    public required string DestinationPath { get; init; }
}
