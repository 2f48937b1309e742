namespace EnvMap.Deploy.Manifests;

/// <summary>An Aspire manifest without errors: every expression in it leads somewhere, and none in a circle.</summary>
public sealed class Manifest
{
    internal Manifest(string path, OrderedDictionary<string, ManifestResource> resources, IReadOnlyDictionary<string, ManifestText> texts, IReadOnlyList<ManifestField> fields)
    {
        Path = path;
        Resources = resources;
        Texts = texts;
        Fields = fields;
    }

    /// <summary>The file that it was read from.</summary>
    public string Path { get; }

    /// <summary>The resources by name, in the order of the file; names are told apart by case.</summary>
    public IReadOnlyDictionary<string, ManifestResource> Resources { get; }

    /// <summary>Every text that may hold expressions, by its JSON pointer.</summary>
    public IReadOnlyDictionary<string, ManifestText> Texts { get; }

    /// <summary>Every single value, in the order of the file, but for what says nothing: <c>$schema</c>, and known fields that are null or empty.</summary>
    public IReadOnlyList<ManifestField> Fields { get; }

    /// <summary>The full path of what the manifest names relative to its own folder.</summary>
    public string Locate(string relativePath) =>
        System.IO.Path.GetFullPath(relativePath.Replace('\\', '/'), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? System.IO.Path.GetFullPath("/"));
}
