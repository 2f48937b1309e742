using System.Text.Json;

namespace EnvMap.Deploy.Manifests;

/// <summary>A value of a manifest as it stands in the file.</summary>
public sealed record ManifestJson : ManifestPart
{
    private List<ManifestJson>? _children;

    /// <summary>The name as a member of an object; null for an item of an array and for the document.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of value it is.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>The text of a string, the digits of a number, <c>true</c>, <c>false</c> or <c>null</c>; empty for objects and arrays.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object or the items of an array, in the order of the file.</summary>
    public IReadOnlyList<ManifestJson> Children => _children ?? (IReadOnlyList<ManifestJson>)[];

    /// <summary>Whether it is a single value, or an object or array with nothing in it.</summary>
    public bool IsLeaf => _children is null;

    // False where the file breaks off within the value.
    internal bool IsComplete { get; set; }

    internal void Add(ManifestJson child) => (_children ??= []).Add(child);

    /// <summary>The member of that name; null where there is none.</summary>
    internal ManifestJson? Child(string name)
    {
        // A manifest has many objects, each is asked for many names, and a delegate for each is what most of the memory would go to.
        for (var i = 0; i < _children?.Count; i++)
        {
            if (_children[i].Name == name)
            {
                return _children[i];
            }
        }
        return null;
    }
}
