using EnvMap.Tools.NotStarted;

namespace EnvMap.Tools;

/// <summary>Adds Jaeger.</summary>
public static class JaegerExtensions
{
    private const string Row = "Jaeger";

    /// <summary>Lists Jaeger, which comes only as an image, as not started. Null where the profile has none.</summary>
    public static IResourceBuilder<ToolNotStartedResource>? AddJaeger(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Find(Row) is null ? null : map.AddNotStarted(name, Row, map.Flavours.WhyNoContainer(Row)).WithIconName("Timeline");
    }
}
