using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnvMap.Tools.Monitoring.Grafana;

/// <summary>Writes what Grafana reads from its provisioning folder.</summary>
internal static class GrafanaProvisioning
{
    public const string DashboardFolder = "/etc/grafana/dashboards";

    /// <summary>What dashboards name the data source by.</summary>
    public const string DataSourceId = "prometheus";

    private static readonly ISerializer s_yaml = new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    public static string DataSource(string url) => s_yaml.Serialize(new
    {
        ApiVersion = 1,
        Datasources = new[] { new { Name = "Prometheus", Uid = DataSourceId, Type = "prometheus", Access = "proxy", Url = url, IsDefault = true, Editable = false } },
    });

    public static string Dashboards() => s_yaml.Serialize(new
    {
        ApiVersion = 1,
        Providers = new[] { new { Name = "Application", Type = "file", AllowUiUpdates = false, Options = new { Path = DashboardFolder } } },
    });
}
