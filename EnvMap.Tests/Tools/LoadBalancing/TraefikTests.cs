using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.LoadBalancing.Traefik;

namespace EnvMap.Tests.Tools.LoadBalancing;

public sealed class TraefikTests
{
    private const string LetsEncrypt = "SSL/TLS (Let's Encrypt)";

    private static readonly EdgeRoute[] s_routes =
        [new("grafana.envmap.internal", "grafana:3000", false), new("api.envmap.internal", "api:8080", true)];

    [Fact]
    public void TheRoutesAreThoseOfTheEdge() => Snapshot.Match(TraefikConfiguration.WriteRoutes(s_routes, withTls: false), extension: "yaml");

    [Fact]
    public void ItStartsWithoutTheEngine() => Snapshot.Match(TraefikConfiguration.WriteStart([]), extension: "yaml");

    [Fact]
    public void WithCertificatesEverythingIsServedByHttps() => Snapshot.Match(
        $"{TraefikConfiguration.WriteStart(["api.envmap.internal", "grafana.envmap.internal"], "ops@example.org", "https://acme.example.org/directory")}---\n"
        + TraefikConfiguration.WriteRoutes(s_routes, withTls: true), extension: "yaml");

    [Fact]
    public void WithoutHostsItAsksForNoCertificate()
    {
        var text = TraefikConfiguration.WriteStart([], "ops@example.org", "https://acme.example.org/directory");

        Assert.DoesNotContain("domains:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("certResolver:", text, StringComparison.Ordinal);
        Assert.Contains("\n      tls: {}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Staging", "Traefik")]
    [InlineData("Staging", $"Traefik,{LetsEncrypt}")]
    [InlineData("Production", "Traefik")]
    [RequiresCompose]
    public async Task ComposeAndTheLinterTakeIt(string environment, string include)
    {
        using var profile = await OptionalProfile.PublishAsync(environment, 0, $"--EnvMap:Include={include}");
        using var written = new WrittenCompose();
        await written.WriteAsync(profile.Folder);
        await using var project = new ComposeProject(written.Folder);

        Assert.Equal("", await project.RunAsync("config", "--quiet"));
        Assert.Equal("", await Dclint.CheckAsync(Path.Combine(written.Folder, "compose.yaml")));
        Assert.Contains("rule: \"Host(`api.", written["files/edge/etc/traefik/edge/routes.yml"], StringComparison.Ordinal);
        Assert.DoesNotContain("docker.sock", written["compose.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("nginx", written["compose.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItTakesThePlaceOfNginxAndGetsCertificatesByItself()
    {
        using var profile = await OptionalProfile.PublishAsync("Staging", 0, $"--EnvMap:Include=Traefik,{LetsEncrypt}");
        var problems = new List<EnvMap.Catalog.CatalogProblem>();
        var document = ProfileDocumentJson.Read(profile["profile.json"], "profile.json", problems)!;

        Assert.Equal("Traefik", document.Rows.Single(row => row.Row is "Nginx").SupersededBy);
        Assert.Equal(["edge"], document.Rows.Single(row => row.Row is "Traefik").RealisedBy);
        Assert.Equal(["edge"], document.Rows.Single(row => row.Row is LetsEncrypt).RealisedBy);
        Assert.Equal(("edge", "https"), (document.Edge!.Resource, document.Edge.Endpoint));
        Assert.DoesNotContain("certificates", document.Resources.Keys);
        Assert.Contains("caServer: \"{certificates-directory.value}\"", profile["files/edge/etc/traefik/traefik.yml"], StringComparison.Ordinal);
    }
}
