using System.Text;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>A change to the bytes of a manifest that may break it.</summary>
internal sealed record JsonEdit(int Kind, double Place, int Length, int Token)
{
    public const int Kinds = 6;

    private static readonly string[] s_tokens =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "1e999", "-0", "{}", "[]", "\"\"", "\\ud800", "\\u0000", "\n", "\u00FC", "/*", "//",
        "{p.value}", "{v.connectionString}", "{c0.bindings.tcp.url}", "{{", "}}", "{c0", "{a.b.c}", "\"type\": \"value.v0\",", "\"planted\": 1,",
        "\"inputs\": {\"value\": {\"type\": \"string\"}},", "\"deployment\": {\"type\": \"project.v0\"},", "\"error\": \"no\",", "\"~/\": {},",
    ];

    /// <summary>Applies the changes one after the other.</summary>
    public static byte[] Apply(byte[] bytes, IEnumerable<JsonEdit> edits) => edits.Aggregate(bytes, (current, edit) => edit.Apply(current));

    private byte[] Apply(byte[] bytes)
    {
        var start = (int)(Place * bytes.Length);
        var end = Math.Min(start + Length, bytes.Length);
        return Kind switch
        {
            0 => [.. bytes[..start], .. bytes[end..]],
            1 => [.. bytes[..start], .. Encoding.UTF8.GetBytes(s_tokens[Token % s_tokens.Length]), .. bytes[start..]],
            2 => [.. bytes[..start], .. Encoding.UTF8.GetBytes(s_tokens[Token % s_tokens.Length]), .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[start..]],
            4 => [.. bytes[..start], (byte)Token, .. bytes[start..]],
            // A piece from elsewhere: names come to stand where others were.
            _ => [.. bytes[..start], .. bytes.AsSpan(Token * 7 % (bytes.Length + 1)) is var rest && rest.Length > Length ? rest[..Length] : rest, .. bytes[end..]],
        };
    }
}
