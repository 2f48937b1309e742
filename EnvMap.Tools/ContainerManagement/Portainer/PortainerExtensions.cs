using EnvMap.Tools.NotStarted;

namespace EnvMap.Tools;

/// <summary>Adds Portainer.</summary>
public static class PortainerExtensions
{
    private const string Row = "Portainer";

    /// <summary>Lists Portainer, which comes only as an image, as not started. Null where the profile has none.</summary>
    public static IResourceBuilder<ToolNotStartedResource>? AddPortainer(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Find(Row) is null ? null : map.AddNotStarted(name, Row, map.Flavours.WhyNoContainer(Row)).WithIconName("BoxMultiple");
    }
}
