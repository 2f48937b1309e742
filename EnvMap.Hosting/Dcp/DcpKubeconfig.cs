using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace EnvMap.Hosting.Dcp;

/// <summary>
/// The three values of DCP's kubeconfig. The package's own reader loads all of YamlDotNet for them, about 500 ms.
/// </summary>
internal sealed record DcpKubeconfig(string Server, string Token, string CertificateAuthority)
{
    /// <summary>False while DCP is still writing the file.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out DcpKubeconfig? kubeconfig)
    {
        kubeconfig = null;
        if (!File.Exists(path))
        {
            return false;
        }

        var text = File.ReadAllText(path);

        // The token is the file's last line, complete only with its line end.
        if (!text.EndsWith('\n') || Find(text, "server") is not { } server || Find(text, "token") is not { } token
            || Find(text, "certificate-authority-data") is not { } authority)
        {
            return false;
        }

        kubeconfig = new DcpKubeconfig(server, token, authority);
        return true;
    }

    public KubernetesClientConfiguration ToConfiguration() => new()
    {
        Host = Server,
        AccessToken = Token,
        SslCaCerts = [X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(CertificateAuthority)))],
    };

    private static string? Find(string text, string key)
        => text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith($"{key}: ", StringComparison.Ordinal))
            .Select(line => line[(key.Length + 2)..].Trim('"'))
            .FirstOrDefault();
}
