using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Monitoring.Grafana;

namespace EnvMap.Tests.Tools.Monitoring;

public sealed class GrafanaProvisioningTests
{
    [Fact]
    public void PrometheusIsTheDataSource() => Snapshot.Match(GrafanaProvisioning.DataSource("http://prometheus.dev.internal:9090"), extension: "yaml");

    [Fact]
    public void TheFolderOfDashboardsIsNamed() => Snapshot.Match(GrafanaProvisioning.Dashboards(), extension: "yaml");

    [Fact]
    public void TheDashboardShowsWhatTheApplicationMeasures() => Snapshot.Match(GrafanaDashboard.Write(), extension: "json");
}
