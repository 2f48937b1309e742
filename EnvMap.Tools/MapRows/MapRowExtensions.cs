using System.Collections.Immutable;
using EnvMap.Tools.MapRows;

namespace EnvMap.Tools;

/// <summary>Ties resources to the rows of the map.</summary>
public static class MapRowExtensions
{
    internal const string RowProperty = "Map row";
    internal const string RealisedByProperty = "Realised by";

    /// <summary>Notes the row that a resource realises, and shows it among the resource's properties.</summary>
    public static IResourceBuilder<T> WithMapRow<T>(this IResourceBuilder<T> builder, string row, string? realisedBy = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(row);
        var isFirst = !builder.Resource.HasAnnotationOfType<MapRowAnnotation>();
        builder.WithAnnotation(new MapRowAnnotation(row, realisedBy));
        return !isFirst ? builder : builder.OnInitializeResource(static (resource, e, _) => e.Notifications.PublishUpdateAsync(
            resource, snapshot => snapshot with { Properties = [.. snapshot.Properties, .. PropertiesOf(resource)] }));
    }

    /// <summary>Notes those of these rows that are part of the profile.</summary>
    public static IResourceBuilder<T> WithMapRows<T>(this IResourceBuilder<T> builder, EnvironmentMapBuilder map, params IEnumerable<string> rows)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(map);
        foreach (var row in rows.Where(map.Profile.Has))
        {
            builder.WithMapRow(row);
        }
        return builder;
    }

    private static ImmutableArray<ResourcePropertySnapshot> PropertiesOf(IResource resource)
    {
        var rows = resource.Annotations.OfType<MapRowAnnotation>().ToList();
        var realisedBy = rows.Select(row => row.RealisedBy).OfType<string>().Distinct().ToList();
        var property = new ResourcePropertySnapshot(RowProperty, string.Join(", ", rows.Select(row => row.Row)));
        return realisedBy.Count is 0 ? [property] : [property, new(RealisedByProperty, string.Join(", ", realisedBy))];
    }
}
