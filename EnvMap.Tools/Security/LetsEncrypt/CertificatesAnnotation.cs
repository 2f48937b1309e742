namespace EnvMap.Tools.Security.LetsEncrypt;

/// <summary>Says that the edge serves its hosts by HTTPS, with certificates of an ACME authority.</summary>
/// <param name="Email">Whom the authority may write to; empty for nobody.</param>
/// <param name="Directory">The address of the authority's directory.</param>
internal sealed record CertificatesAnnotation(ParameterResource Email, ParameterResource Directory) : IResourceAnnotation
{
    /// <summary>Where both the edge and the one who gets the certificates see them.</summary>
    public const string Folder = "/acme";

    /// <summary>What the edge shows to everybody who asks for it by HTTP.</summary>
    public const string Webroot = $"{Folder}/webroot";

    /// <summary>The key of the edge and its certificates, in one file.</summary>
    public const string CertificateFile = $"{Folder}/edge/edge.pem";

    /// <summary>The port of HTTPS in the container of the edge; one that needs no privilege.</summary>
    public const int HttpsPort = 8443;

    public const string EndpointName = "https";
}
