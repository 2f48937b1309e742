namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Lists the single values of a manifest, with those that no reader asked for.</summary>
internal static class FieldLister
{
    public static List<ManifestField> List(ManifestJson json, ReadingContext context)
    {
        var fields = new List<ManifestField>();
        Add(json, context, fields);
        return fields;
    }

    private static void Add(ManifestJson json, ReadingContext context, List<ManifestField> fields)
    {
        foreach (var child in json.Children)
        {
            Add(child, context, fields);
        }
        if (!json.IsLeaf)
        {
            return;
        }
        var owner = context.Owners.GetValueOrDefault(json.Place.Pointer);
        if (owner is not ReadingContext.Nobody || json.Place.Pointer.Length is 0)
        {
            fields.Add(new ManifestField(json.Place, JsonPointer.ResourceOf(json.Place.Pointer), owner));
        }
    }
}
