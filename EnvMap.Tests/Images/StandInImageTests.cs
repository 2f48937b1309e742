using EnvMap.Acquisition;
using EnvMap.Deploy.Compose;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.PostgreSQL;
using EnvMap.Hosting.Redis;
using EnvMap.Tests.TestSupport;
using EnvMap.Tests.Tools.Security;
using EnvMap.Tools.ContainerRegistry.DockerRegistry;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.Monitoring.NodeExporter;
using EnvMap.Tools.Monitoring.Prometheus;
using EnvMap.Tools.Networking.Dnsmasq;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tests.Images;

public sealed class StandInImageTests
{
    private static readonly string s_recipes = RepositoryRoot.Combine("EnvMap.Tests", "Images");

    [Fact]
    public void CarryTheNamesThatTheEngineUses()
    {
        var used = new Dictionary<string, string>
        {
            ["aspnet"] = ComposeDefaults.ProjectImage,
            ["busybox"] = $"{TestContainers.Image}:{TestContainers.Tag}",
            ["certbot"] = $"{CertbotContainerImageTags.Registry}/{CertbotContainerImageTags.Image}:{CertbotContainerImageTags.Tag}",
            ["dnsmasq"] = $"{DnsmasqContainerImageTags.Registry}/{DnsmasqContainerImageTags.Image}:{DnsmasqContainerImageTags.Tag}",
            ["nginx"] = $"{NginxContainerImageTags.Registry}/{NginxContainerImageTags.Image}:{NginxContainerImageTags.Tag}",
            ["node-exporter"] = $"{NodeExporterContainerImageTags.Registry}/{NodeExporterContainerImageTags.Image}:{NodeExporterContainerImageTags.Tag}",
            ["pebble"] = LetsEncryptTests.PebbleImage,
            ["postgres"] = $"{PostgresContainerImageTags.Registry}/{PostgresContainerImageTags.Image}:{PostgresContainerImageTags.Tag}",
            ["prometheus"] = $"{PrometheusContainerImageTags.Registry}/{PrometheusContainerImageTags.Image}:{PrometheusContainerImageTags.Tag}",
            ["redis"] = $"{RedisContainerImageTags.Registry}/{RedisContainerImageTags.Image}:{RedisContainerImageTags.Tag}",
            ["registry"] = $"{DockerRegistryContainerImageTags.Registry}/{DockerRegistryContainerImageTags.Image}:{DockerRegistryContainerImageTags.Tag}",
            ["tunnel-base"] = TunnelProxy.DefaultBaseImage,
        };

        var carried = Directory.GetFiles(s_recipes, "tags", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), file => Assert.Single(File.ReadAllLines(file)));

        Assert.Equal(used.OrderBy(image => image.Key, StringComparer.Ordinal), carried.OrderBy(image => image.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void HoldThePostgresThatRunsAsAProcess()
    {
        var version = File.ReadAllText(Path.Combine(s_recipes, "postgres", "npm")).Trim().Split('@')[^1];

        Assert.Contains(version, PostgresBinaries.Package.FolderName, StringComparison.Ordinal);
    }

    [Fact]
    [RequiresDocker]
    public async Task SayThatTheyAreStandIns()
    {
        var standIns = await DockerEngine.RunAsync("image", "ls", "--quiet", "--filter", "label=org.envmap.stand-in=true");
        Assert.SkipWhen(standIns.Length == 0, "The container engine holds no stand-in image.");

        var notes = await DockerEngine.RunAsync(["image", "inspect", "--format", "{{index .Config.Labels \"org.envmap.stand-in.note\"}}", .. standIns.Split('\n')]);
        Assert.All(notes.Split('\n'), note => Assert.StartsWith("Not the official image", note, StringComparison.Ordinal));
    }

    [Fact]
    [RequiresDocker]
    public async Task BusyboxRunsAShell()
    {
        var (exitCode, output) = await TestContainer.RunAsync("busybox:1.37", "sh", "-c", "id -u; echo $((6 * 7))");

        Assert.Equal((0, "0\n42"), (exitCode, output));
    }
}
