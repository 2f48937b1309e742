using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Tools;

/// <summary>Rows that are part of a profile only where somebody includes them.</summary>
public sealed class IncludedRowsTests
{
    private const string Machine = "dnsmasq,Docker Registry,Watchtower,Jenkins";
    private const string Cloud = "Docker Hub,GitLab Runner";
    private const string Vault = "HashiCorp Vault";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("staging-0", Machine, "dnsmasq")]
    [InlineData("staging-0", Machine, "registry")]
    [InlineData("staging-0", Machine, "watchtower")]
    [InlineData("staging-0", Machine, "jenkins")]
    [InlineData("staging-0", Cloud, "gitlab-runner")]
    [InlineData("staging-2", Vault, "vault")]
    public async Task EachIsAServiceOfItsOwn(string profile, string rows, string service)
    {
        var published = await IncludedRows.PublishAsync(profile, rows);
        using var written = await IncludedRows.ComposeAsync(profile, rows);

        var text = new StringBuilder("# aspire-manifest.json\n")
            .Append(Read(published, "aspire-manifest.json")["resources"]![service]!.ToJsonString(s_json)).Append("\n\n# profile.json\n")
            .Append(Read(published, "profile.json")["resources"]![service]!.ToJsonString(s_json)).Append("\n\n# compose.yaml\n").Append(ServiceOf(written, service));
        foreach (var (path, content) in written.Contents().Where(file => file.Key.StartsWith($"files/{service}/", StringComparison.Ordinal) || file.Key == $"secrets/{service}-config.toml"))
        {
            text.Append("\n# ").Append(path).Append('\n').Append(content);
        }
        Snapshot.Match(text.ToString(), service);
    }

    [Theory]
    [RequiresCompose]
    [InlineData("staging-0", Machine)]
    [InlineData("staging-0", Cloud)]
    [InlineData("staging-2", Vault)]
    [InlineData("production-0", "Watchtower,Docker Hub")]
    [InlineData("production-0", "Docker Registry,Jenkins")]
    [InlineData("production-0", "GitLab Runner")]
    [InlineData("production-3", Vault)]
    public async Task ComposeAndTheLinterTakeThem(string profile, string rows)
    {
        using var written = await IncludedRows.ComposeAsync(profile, rows);
        await using var project = new ComposeProject(written.Folder);

        Assert.Equal("", await project.RunAsync("config", "--quiet"));
        Assert.Equal("", await Dclint.CheckAsync(Path.Combine(written.Folder, "compose.yaml")));
        foreach (var row in rows.Split(','))
        {
            await EvidenceResults.RecordAsync(row, profile, EvidenceGrade.Validated, "docker compose config, dclint");
        }
    }

    [Theory]
    [RequiresCompose]
    [InlineData(Machine, "", "localhost:5000/envmap-staging-0-api:9")]
    [InlineData(Machine, "ENVMAP_REGISTRY=other.example/team/\n", "other.example/team/envmap-staging-0-api:9")]
    [InlineData(Cloud, "", "docker.io/example/envmap-staging-0-api:9")]
    [InlineData(Cloud, "ENVMAP_REGISTRY=other.example/team/\n", "other.example/team/envmap-staging-0-api:9")]
    public async Task TheRegistryOfTheProfileIsWhereItsImagesAre(string rows, string settings, string image)
    {
        using var written = await IncludedRows.ComposeAsync("staging-0", rows);
        written.Put(".env", $"{settings}ENVMAP_VERSION=9\n");
        await written.WriteAsync(await IncludedRows.PublishAsync("staging-0", rows), name => name is "docker-hub-namespace" ? "example" : "given");
        await using var project = new ComposeProject(written.Folder);

        var config = JsonNode.Parse(await project.RunAsync("config", "--format", "json"))!;

        Assert.Equal(image, config["services"]!["api"]!["image"]!.GetValue<string>());
    }

    [Fact]
    public async Task InProductionWatchtowerOnlyTells()
    {
        using var production = await IncludedRows.ComposeAsync("production-0", "Watchtower,Docker Hub");
        using var staging = await IncludedRows.ComposeAsync("staging-0", Machine);

        Assert.Contains("WATCHTOWER_MONITOR_ONLY: \"true\"", ServiceOf(production, "watchtower"), StringComparison.Ordinal);
        Assert.Contains("WATCHTOWER_MONITOR_ONLY: \"false\"", ServiceOf(staging, "watchtower"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WatchtowerHasNothingToDoWithWhatKeepsData()
    {
        using var written = await IncludedRows.ComposeAsync("staging-0", Machine);

        var watched = new[] { "api", "dnsmasq", "edge", "jenkins", "postgres", "registry", "watchtower" }
            .Where(service => ServiceOf(written, service).Contains("com.centurylinklabs.watchtower.enable", StringComparison.Ordinal));

        Assert.Equal(["dnsmasq", "edge"], watched);
    }

    [Fact]
    public async Task TheApiReadsVaultWithATokenFromASecretFile()
    {
        using var written = await IncludedRows.ComposeAsync("staging-2", Vault);
        var api = ServiceOf(written, "api");

        Assert.Contains("EnvMap__Vault__Address: http://vault:8200", api, StringComparison.Ordinal);
        Assert.Contains("      - source: vault-token\n        target: EnvMap__Vault__Token\n", api, StringComparison.Ordinal);
        Assert.DoesNotContain("EnvMap__Vault__Token:", api, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverTakesThemInIsToldThatWatchtowerIsArchived()
    {
        var folder = RepositoryRoot.Combine("artifacts", "tmp", $"included-{Guid.NewGuid():N}");
        await using var process = ChildProcess.Start(
            "dotnet", [BuiltProject.FileOf("EnvMap.AppHost"), "--publisher", "manifest", "--output-path", Path.Combine(folder, "aspire-manifest.json"), "--environment", "Staging", "--EnvMap:Include=Watchtower"],
            RepositoryRoot.Path);

        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.Contains("Watchtower: warning: The project is archived", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCommittedProfileHasAnyOfThem()
    {
        foreach (var profile in Directory.GetDirectories(RepositoryRoot.Combine("aspire-manifest")))
        {
            var text = File.ReadAllText(Path.Combine(profile, "aspire-manifest.json"));
            Assert.All(
                ["dnsmasq", "registry", "watchtower", "jenkins", "gitlab", "vault", "docker-hub"],
                name => Assert.DoesNotContain($"\"{name}", text, StringComparison.Ordinal));
        }
    }

    private static JsonNode Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;

    private static string ServiceOf(WrittenCompose written, string service)
    {
        var lines = written["compose.yaml"].Split('\n');
        var start = Array.IndexOf(lines, $"  {service}:");
        Assert.True(start > 0, $"There is no service '{service}'.");
        return string.Join('\n', lines[start..].TakeWhile((line, index) => index is 0 || line.StartsWith("    ", StringComparison.Ordinal))) + "\n";
    }
}
