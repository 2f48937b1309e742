using System.Text.Json;

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>Finds <c>null</c> where no annotation forbids it: among the items of a list and the values of a dictionary.</summary>
internal static class NullItems
{
    private static readonly string[] s_dictionaries = [".resources", ".fileVariables"];

    /// <summary>The path of the first, or null.</summary>
    public static string? Find(JsonElement element, string path = "$") => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Index()
            .Select(item => Check(item.Item, $"{path}[{item.Index}]", isItem: true)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => Check(member.Value, $"{path}.{member.Name}", Array.Exists(s_dictionaries, name => path.EndsWith(name, StringComparison.Ordinal))))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? Check(JsonElement element, string path, bool isItem) =>
        isItem && element.ValueKind is JsonValueKind.Null ? path : Find(element, path);
}
