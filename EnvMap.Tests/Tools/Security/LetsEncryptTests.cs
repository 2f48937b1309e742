using System.Net;
using System.Security.Cryptography.X509Certificates;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Tools.Security;

/// <summary>The edge with certificates of pebble, Let's Encrypt's own server for tests.</summary>
public sealed class LetsEncryptTests
{
    public const string PebbleImage = "ghcr.io/letsencrypt/pebble:2.6.0";

    private const string Include = "--EnvMap:Include=SSL/TLS (Let's Encrypt)";
    private const string Host = "api.staging.envmap.internal";

    [Fact]
    [RequiresCompose]
    public async Task TheEdgePresentsWhatTheAuthorityIssuesAndRenews()
    {
        using var profile = await OptionalProfile.PublishAsync("Staging", 0, Include);
        using var written = new WrittenCompose();
        await using var project = new ComposeProject(written.Folder);
        await WriteAsync(written, profile, project);

        await project.RunAsync("up", "--detach", "--wait", "edge");
        var https = await project.AddressOfAsync("edge", 8443);
        var (edge, started) = (await project.InspectAsync("edge", "{{.Id}}"), await project.InspectAsync("edge", "{{.State.StartedAt}}"));

        // No authority yet.
        var before = await TlsAnswer.GetAsync(https, Host, "/_edge/health");
        Assert.Equal("CN=not yet certified", before.Certificate.Subject);
        Assert.EndsWith("ok\n", before.Text, StringComparison.Ordinal);
        await Eventually.Async(
            async () => (await project.RunAsync("logs", "certificates")).Contains("the next attempt is in 15 minutes", StringComparison.Ordinal), "the attempt that fails", TimeSpan.FromMinutes(1));

        await project.RunAsync("up", "--detach", "--no-deps", "pebble");
        await GetCertificateAsync(project);
        using var root = await ReadRootAsync(project);
        var first = await TlsAnswer.GetAsync(https, Host, "/");
        Assert.True(first.Certificate.MatchesHostname(Host), first.Certificate.Subject);
        Assert.True(first.IsIssuedBelow(root), $"{first.Certificate.Issuer} is not below {root.Subject}.");
        Assert.False(before.IsIssuedBelow(root));
        Assert.Contains("Strict-Transport-Security: max-age=31536000\r\n", (await TlsAnswer.GetAsync(https, Host, "/_edge/health")).Text, StringComparison.Ordinal);

        await GetCertificateAsync(project);
        Assert.Equal(first.Certificate.SerialNumber, (await TlsAnswer.GetAsync(https, Host, "/")).Certificate.SerialNumber);
        await GetCertificateAsync(project, "--force-renewal");
        var renewed = await TlsAnswer.GetAsync(https, Host, "/");
        Assert.NotEqual(first.Certificate.SerialNumber, renewed.Certificate.SerialNumber);
        Assert.True(renewed.IsIssuedBelow(root));
        Assert.Equal((edge, started), (await project.InspectAsync("edge", "{{.Id}}"), await project.InspectAsync("edge", "{{.State.StartedAt}}")));

        await AssertRedirectAsync(project);
        // The edge reads its certificate, and neither the key of the account nor what certbot keeps.
        Assert.NotEqual(0, (await project.TryAsync("exec", "--no-TTY", "edge", "ls", "/acme/private")).ExitCode);
        Assert.NotEqual(0, (await project.TryAsync("exec", "--no-TTY", "edge", "sh", "-c", "echo >/acme/edge/edge.pem")).ExitCode);
        await EvidenceResults.RecordAsync(LetsEncryptExtensions.Row, "staging-0", EvidenceGrade.Observed, "certificates of pebble, renewed, at the edge");
    }

    private static async Task WriteAsync(WrittenCompose written, OptionalProfile profile, ComposeProject project)
    {
        written.Put(".env", $"""
            ENVMAP_VERSION={project.Version}
            EDGE_HTTP_PORT=0
            EDGE_HTTPS_PORT=0
            ENVMAP_BIND_ADDRESS=127.0.0.1
            CERTIFICATES_DIRECTORY=https://pebble:14000/dir

            """);
        var result = await written.WriteAsync(profile.Folder);
        Assert.True(result.IsWritten, string.Join('\n', result.Problems));
        TestAuthority.Write(Path.Combine(written.Folder, "pebble"), "pebble");
        // It asks for the challenge where a browser would, but for the port: in the network of the containers that is the edge's own.
        written.Put("pebble/config.json", """
            {"pebble": {"listenAddress": "0.0.0.0:14000", "managementListenAddress": "0.0.0.0:15000", "certificate": "/pebble/cert.pem",
             "privateKey": "/pebble/key.pem", "httpPort": 8080, "tlsPort": 8443}}
            """);
        written.Put("test.yaml", $$"""
            services:
              pebble:
                image: {{PebbleImage}}
                command: [ "-config", "/pebble/config.json" ]
                environment: { PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0" }
                volumes: [ "./pebble:/pebble:ro" ]
                ports: [ "127.0.0.1::15000" ]
                networks: [ edge ]
              certificates:
                environment: { REQUESTS_CA_BUNDLE: /pebble/ca.pem }
                volumes: [ "./pebble:/pebble:ro" ]
              edge:
                networks: { edge: { aliases: [ {{Host}} ] } }

            """);
        project.Overrides.Add("test.yaml");
    }

    private static Task<string> GetCertificateAsync(ComposeProject project, params string[] arguments) =>
        project.RunAsync(["exec", "--no-TTY", "certificates", "sh", "/etc/envmap/certificates.sh", "now", .. arguments]);

    private static async Task<X509Certificate2> ReadRootAsync(ComposeProject project)
    {
        var address = await project.AddressOfAsync("pebble", 15000);
        var pem = (await TlsAnswer.GetAsync(address, "pebble", "/roots/0")).Text;
        return X509Certificate2.CreateFromPem(pem.AsSpan(pem.IndexOf("-----BEGIN", StringComparison.Ordinal)));
    }

    private static async Task AssertRedirectAsync(ComposeProject project)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(await project.AddressOfAsync("edge", 8080), "/api/map?x=1")) { Headers = { Host = Host } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{Host}/api/map?x=1"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }
}
