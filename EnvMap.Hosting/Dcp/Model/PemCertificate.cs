namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A certificate as PEM text.</summary>
internal sealed class PemCertificate
{
    public string Thumbprint { get; set; } = "";

    public string Contents { get; set; } = "";
}
