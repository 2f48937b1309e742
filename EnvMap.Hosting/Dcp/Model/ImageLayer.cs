namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A tar file laid over a container's image.</summary>
internal sealed class ImageLayer
{
    public string Digest { get; set; } = "";

    public string? Source { get; set; }

    public string? Sha256 { get; set; }

    public string? RawContents { get; set; }
}
