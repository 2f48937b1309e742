using System.Security.Cryptography.X509Certificates;
using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpCertificateTests
{
    [Fact]
    public void ServesLoopbackAndVouchesForItself()
    {
        var (certificatePem, keyPem) = DcpCertificate.Create(TimeProvider.System);
        using var certificate = X509Certificate2.CreateFromPem(certificatePem, keyPem);

        Assert.True(certificate.MatchesHostname("127.0.0.1"));
        Assert.True(certificate.MatchesHostname("::1"));
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.True(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(256, certificate.GetECDsaPublicKey()!.KeySize);
        Assert.True(certificate.NotAfter > DateTime.Now.AddDays(300));
    }
}
