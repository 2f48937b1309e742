using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Reads answers of Docker and Compose, in which whatever is empty may be absent or null.</summary>
internal static class JsonFields
{
    /// <summary>The value at a path; undefined where there is none.</summary>
    public static JsonElement At(this JsonElement element, params IEnumerable<string> path) => path.Aggregate(
        element, (current, name) => current.ValueKind is JsonValueKind.Object && current.TryGetProperty(name, out var child) ? child : default);

    /// <summary>The text of a string or a number, <c>true</c> for true; empty for anything else.</summary>
    public static string Text(this JsonElement element, params IEnumerable<string> path)
    {
        var value = element.At(path);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True => value.GetRawText(),
            _ => "",
        };
    }

    /// <summary>The items of an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params IEnumerable<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of an array; null where there is none.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement element, params IEnumerable<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Select(item => item.Text())] : null;

    /// <summary>The members of an object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element, params IEnumerable<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>The members of an object whose values are texts.</summary>
    public static IEnumerable<(string Name, string Value)> TextMembers(this JsonElement element, params IEnumerable<string> path) =>
        element.Members(path).Where(member => member.Value.ValueKind is not JsonValueKind.Null).Select(member => (member.Name, member.Value.Text()));
}
