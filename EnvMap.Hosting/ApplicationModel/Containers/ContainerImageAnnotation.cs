namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    /// <summary>Gets or sets the registry; null for the default of the container engine.</summary>
    public string? Registry { get; set; }

    /// <summary>Gets or sets the image without registry and tag.</summary>
    public required string Image { get; set; }

    /// <summary>Gets or sets the tag; setting it removes the digest.</summary>
    public string? Tag
    {
        get => _tag;
        set => (_tag, _sha256) = (value, value is null ? _sha256 : null);
    }

    /// <summary>Gets or sets the digest in hexadecimal; setting it removes the tag.</summary>
    public string? SHA256
    {
        get => _sha256;
        set => (_sha256, _tag) = (value, value is null ? _tag : null);
    }
}
