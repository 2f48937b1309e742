namespace Aspire.Hosting.ApplicationModel;

/// <summary>A certificate that is put into a container with the link by which OpenSSL finds it.</summary>
public sealed class ContainerOpenSSLCertificateFile : ContainerFileBase
{
}
