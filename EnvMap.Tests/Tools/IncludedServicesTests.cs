using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Tools;

/// <summary>The DNS server and the registry as they are deployed, brought up from what a publish gives.</summary>
[RequiresCompose]
public sealed class IncludedServicesTests
{
    private const string Rows = "dnsmasq,Docker Registry,Watchtower,Jenkins";

    [Fact]
    public async Task TheDnsServerKnowsTheNamesOfTheEdgeAndNothingElse()
    {
        using var written = await IncludedRows.ComposeAsync("staging-0", Rows);
        await using var project = Prepare(written);
        await project.RunAsync("up", "--detach", "--no-build", "--wait", "--wait-timeout", "120", "dnsmasq");

        var known = await LookUpAsync(project, "api.staging.envmap.internal");
        var unknown = await LookUpAsync(project, "other.staging.envmap.internal");
        var foreign = await LookUpAsync(project, "example.org");

        Assert.Contains("Address: 192.168.1.20", known, StringComparison.Ordinal);
        Assert.Contains("NXDOMAIN", unknown, StringComparison.Ordinal);
        Assert.Contains("REFUSED", foreign, StringComparison.Ordinal);
        await EvidenceResults.RecordAsync("dnsmasq", "staging-0", EvidenceGrade.Observed, "a look-up of its names");
    }

    [Theory]
    [InlineData("staging-0", Rows)]
    [InlineData("production-0", "Docker Registry,Jenkins")]
    public async Task TheRegistryTakesAPushAndKeepsIt(string profile, string rows)
    {
        using var written = await IncludedRows.ComposeAsync(profile, rows);
        await using var project = Prepare(written);
        await project.RunAsync("up", "--detach", "--no-build", "--wait", "--wait-timeout", "120", "registry");
        var address = await project.RunAsync("port", "registry", "5000");
        var image = $"{address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/envmap-test:{Guid.NewGuid():N}";

        await DockerEngine.RunAsync("tag", $"{TestContainers.Image}:{TestContainers.Tag}", image);
        try
        {
            await DockerEngine.RunAsync("push", image);
            await DockerEngine.RunAsync("rmi", image);
            await project.RunAsync("up", "--detach", "--force-recreate", "--no-build", "--wait", "--wait-timeout", "120", "registry");
            var moved = image.Replace(address.Split(':')[1], (await project.RunAsync("port", "registry", "5000")).Split(':')[1], StringComparison.Ordinal);
            await DockerEngine.RunAsync("pull", moved);
            await DockerEngine.RunAsync("rmi", moved);
        }
        finally
        {
            await DockerEngine.TryAsync("rmi", "--force", image);
        }

        Assert.StartsWith("127.0.0.1:", address, StringComparison.Ordinal);
        await EvidenceResults.RecordAsync("Docker Registry", profile, EvidenceGrade.Observed, "docker push and pull");
    }

    [Theory]
    [InlineData("staging-2")]
    [InlineData("production-3")]
    public async Task RedisKeepsWhatTheApiHasMadeAndPrometheusReadsTheMetricsOfAll(string profile)
    {
        const string ApiPort = """
            services:
              api: { ports: [ { target: 8080, published: "0", host_ip: 127.0.0.1 } ] }

            """;
        using var written = new WrittenCompose();
        await using var project = await DeployedProfile.WriteAsync(written, profile, ApiPort, rows: "Redis (Docker),Prometheus,Node Exporter");
        await project.RunAsync("up", "--detach", "--build", "--wait", "--wait-timeout", "240", "api", "postgres", "cache", "prometheus", "node-exporter");
        using var client = new HttpClient { BaseAddress = await project.AddressOfAsync("api", 8080) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await client.TokenAsync("admin", written["secrets/api-admin-password"]));

        Assert.Equal("", await KeysAsync());
        await client.GetStringAsync("api/map?section=database", TestContext.Current.CancellationToken);
        await Eventually.Async(async () => (await KeysAsync()).Contains("/map/", StringComparison.Ordinal), "an entry of the cache in Redis");
        Assert.Contains("NOAUTH", await project.RunAsync("exec", "--no-TTY", "cache", "redis-cli", "dbsize"), StringComparison.Ordinal);
        await project.ReadsAsync("api", "prometheus", "node-exporter");
        Assert.Contains("=> 1 @", await project.QueryAsync("count(node_uname_info)"), StringComparison.Ordinal);

        await EvidenceResults.RecordAsync("Redis (Docker)", profile, EvidenceGrade.Observed, "an entry of the API's cache in it");
        await EvidenceResults.RecordAsync("Prometheus", profile, EvidenceGrade.Observed, "a query for what it reads");
        await EvidenceResults.RecordAsync("Node Exporter", profile, EvidenceGrade.Observed, "a query for what Prometheus reads of it");

        Task<string> KeysAsync() => project.RunAsync("exec", "--no-TTY", "cache", "sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli --scan");
    }

    private static ComposeProject Prepare(WrittenCompose written)
    {
        var project = new ComposeProject(written.Folder);
        // Ports that nobody else has.
        var settings = written[".env"].Split('\n').Select(line => line.Split('=')[0] is "DNSMASQ_DNS_PORT" or "DNSMASQ_DNS_TCP_PORT" or "REGISTRY_HTTP_PORT"
            ? $"{line.Split('=')[0]}=0"
            : line.StartsWith("ENVMAP_BIND_ADDRESS=", StringComparison.Ordinal) ? "ENVMAP_BIND_ADDRESS=127.0.0.1" : line);
        written.Put(".env", string.Join('\n', settings));
        return project;
    }

    private static async Task<string> LookUpAsync(ComposeProject project, string name) =>
        (await project.TryAsync("exec", "-T", "dnsmasq", "nslookup", "-type=a", "-port=1053", name, "127.0.0.1")).Output;
}
