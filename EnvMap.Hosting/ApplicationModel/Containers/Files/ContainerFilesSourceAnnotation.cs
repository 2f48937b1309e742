namespace Aspire.Hosting.ApplicationModel;

/// <summary>Offers files of a resource's image to other images.</summary>
public sealed class ContainerFilesSourceAnnotation : IResourceAnnotation
{
    /// <summary>Gets the path of the files in the image.</summary>
    public required string SourcePath { get; init; }
}
