using EnvMap.Tools.NotStarted;

namespace EnvMap.Tools;

/// <summary>Adds Grafana.</summary>
public static class GrafanaExtensions
{
    private const string Row = "Grafana";

    /// <summary>Lists Grafana, which comes only as an image, as not started. Null where the profile has none.</summary>
    public static IResourceBuilder<ToolNotStartedResource>? AddGrafana(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Find(Row) is null ? null : map.AddNotStarted(name, Row, map.Flavours.WhyNoContainer(Row)).WithIconName("DataTrending");
    }
}
