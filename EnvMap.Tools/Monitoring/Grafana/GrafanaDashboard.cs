using System.Text.Json;

namespace EnvMap.Tools.Monitoring.Grafana;

/// <summary>Writes the dashboard of the application: what is up, how much it is asked, how long it takes, and how often it fails.</summary>
internal static class GrafanaDashboard
{
    private const int Columns = 24;
    private const int Height = 8;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write() => JsonSerializer.Serialize(
        new
        {
            Uid = "application",
            Title = "Application",
            SchemaVersion = 39,
            Refresh = "10s",
            Time = new { From = "now-30m", To = "now" },
            Panels = new[]
            {
                Panel(0, "Up", "short", "up"),
                Panel(1, "Requests per second", "reqps", "sum by (resource) (rate(http_server_request_duration_seconds_count[1m]))"),
                Panel(2, "Duration, 95th percentile", "s", "histogram_quantile(0.95, sum by (resource, le) (rate(http_server_request_duration_seconds_bucket[1m])))"),
                Panel(3, "Failed requests per second", "reqps", "sum by (resource) (rate(http_server_request_duration_seconds_count{http_response_status_code=~\"5..\"}[1m]))"),
            },
        },
        s_json);

    private static object Panel(int index, string title, string unit, string expression) => new
    {
        Id = index + 1,
        Type = "timeseries",
        Title = title,
        Datasource = new { Type = "prometheus", Uid = GrafanaProvisioning.DataSourceId },
        GridPos = new { X = index % 2 * (Columns / 2), Y = index / 2 * Height, W = Columns / 2, H = Height },
        FieldConfig = new { Defaults = new { Unit = unit, Min = 0 } },
        Targets = new[] { new { RefId = "A", Expr = expression, LegendFormat = "{{resource}}" } },
    };
}
