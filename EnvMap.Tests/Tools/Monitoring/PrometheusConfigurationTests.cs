using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Monitoring.Prometheus;

namespace EnvMap.Tests.Tools.Monitoring;

public sealed class PrometheusConfigurationTests
{
    private static readonly ScrapeTarget[] s_targets =
        [new("prometheus", "127.0.0.1:9090", "/metrics"), new("api", "127.0.0.1:5000", "/internal/metrics")];

    [Fact]
    public void EachResourceIsAJobOfItsName() => Snapshot.Match(PrometheusConfiguration.Write(s_targets), extension: "yml");

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task PromtoolAcceptsIt(int targets)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("prometheus.yml", PrometheusConfiguration.Write(s_targets[..targets]));
        var prometheus = await new ToolCache().GetAsync(PrometheusResource.Binaries, cancellationToken: TestContext.Current.CancellationToken);

        await ChildProcess.RunAsync(prometheus.GetCommandPath("promtool"), ["check", "config", file]);
    }
}
