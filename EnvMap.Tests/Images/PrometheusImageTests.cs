using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

/// <summary>What the images' documentation promises, of stand-ins and of the official images alike.</summary>
[RequiresDocker]
public sealed class PrometheusImageTests
{
    private const string Image = "docker.io/prom/prometheus:v3.8.0";
    private const string NodeExporterImage = "docker.io/prom/node-exporter:v1.10.2";
    private const int Nobody = 65534;

    private static readonly HttpClient s_client = new();

    [Fact]
    public async Task ScrapesItselfByDefault()
    {
        await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::9090", Image);
        var address = await container.GetAddressAsync(9090);
        await WaitAsync(new Uri(address, "-/ready"));
        await WaitAsync(new Uri(address, "api/v1/targets"), "http://localhost:9090/metrics");

        Assert.Equal(Nobody, (await container.ReadUsersAsync())[0]);
        Assert.Equal(0, await container.StopAsync());
    }

    [Fact]
    public async Task TakesItsSettingsAndArguments()
    {
        using var folder = new TemporaryFolder();
        folder.Write("other.yml", "scrape_configs:\n- job_name: other\n  static_configs:\n  - targets: ['localhost:9091']\n");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::9091", "--volume", $"{folder.FullName}:/settings:ro",
            Image, "--config.file=/settings/other.yml", "--web.listen-address=:9091");
        var address = await container.GetAddressAsync(9091);
        await WaitAsync(new Uri(address, "-/ready"));

        var settings = await s_client.GetStringAsync(new Uri(address, "api/v1/status/config"), TestContext.Current.CancellationToken);
        Assert.Contains("job_name: other", settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsItsDataInTheVolume()
    {
        await using var volume = new TestVolume();
        for (var round = 0; round < 2; round++)
        {
            await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::9090", "--volume", $"{volume.Name}:/prometheus", Image);
            await WaitAsync(new Uri(await container.GetAddressAsync(9090), "-/ready"));
            await container.ExecuteAsync("sh", "-c", round == 0 ? "touch /prometheus/mark" : "test -e /prometheus/mark && test -d /prometheus/wal");
            Assert.Equal(0, await container.StopAsync());
        }
    }

    [Fact]
    public async Task NodeExporterShowsTheMetricsOfTheMachine()
    {
        await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::9100", NodeExporterImage);
        var address = new Uri(await container.GetAddressAsync(9100), "metrics");
        await WaitAsync(address);

        Assert.Contains("node_cpu_seconds_total", await s_client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(Nobody, (await container.ReadUsersAsync())[0]);
    }

    private static async Task WaitAsync(Uri address, string content = "")
    {
        var answers = false;
        for (var attempt = 0; !answers; attempt++)
        {
            Assert.True(attempt < 600, $"{address} did not answer with '{content}'.");
            try
            {
                using var response = await s_client.GetAsync(address, TestContext.Current.CancellationToken);
                answers = response.IsSuccessStatusCode
                    && (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(content, StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(answers ? 0 : 50, TestContext.Current.CancellationToken);
        }
    }
}
