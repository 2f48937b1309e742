using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EnvMap.Tests.TestSupport;

/// <summary>What a server of this machine presents to somebody who asks for a host, and answers to a GET request.</summary>
internal sealed record TlsAnswer(X509Certificate2 Certificate, X509Certificate2Collection Chain, string Text)
{
    public static async Task<TlsAnswer> GetAsync(Uri address, string host, string path)
    {
        X509Certificate2Collection chain = [];
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream(), false, (_, _, presented, _) =>
        {
            chain.AddRange(presented!.ChainElements.Select(element => X509CertificateLoader.LoadCertificate(element.Certificate.RawData)).ToArray());
            return true;
        });
        // A session that is taken up again would have the certificate that it began with.
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, AllowTlsResume = false }, TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return new TlsAnswer(X509CertificateLoader.LoadCertificate(stream.RemoteCertificate!.Export(X509ContentType.Cert)), chain, text);
    }

    /// <summary>Whether an authority vouches for the certificate.</summary>
    public bool IsIssuedBelow(X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.AddRange(Chain);
        return chain.Build(Certificate);
    }
}
