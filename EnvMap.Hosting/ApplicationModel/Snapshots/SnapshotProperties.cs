using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

internal static class SnapshotProperties
{
    public static ImmutableArray<ResourcePropertySnapshot> SetProperty(
        this ImmutableArray<ResourcePropertySnapshot> properties, string name, object? value, bool isSensitive = false)
    {
        var index = properties.IndexOf(name);
        return index < 0
            ? properties.Add(new ResourcePropertySnapshot(name, value) { IsSensitive = isSensitive })
            : properties.SetItem(index, properties[index] with { Value = value, IsSensitive = isSensitive });
    }

    public static ImmutableArray<ResourcePropertySnapshot> WithoutProperty(this ImmutableArray<ResourcePropertySnapshot> properties, string name)
        => properties.IndexOf(name) is var index and >= 0 ? properties.RemoveAt(index) : properties;

    public static object? GetProperty(this ImmutableArray<ResourcePropertySnapshot> properties, string name)
        => properties.IndexOf(name) is var index and >= 0 ? properties[index].Value : null;

    private static int IndexOf(this ImmutableArray<ResourcePropertySnapshot> properties, string name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (string.Equals(properties[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
