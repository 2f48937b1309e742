using System.Text;

namespace EnvMap.Tests.Catalog.Reading;

/// <summary>One change to the text of a map: what, where (0 to 1 of its length), how much, and with which token.</summary>
public readonly record struct MapEdit(int Kind, double Place, int Length, int Token)
{
    public const int Kinds = 8;

    // What means something to the reader, and what means something to somebody else.
    public static readonly string[] Tokens =
    [
        "|", "\\|", "\\", "✅", "⚠️", "⚠", "❌", "✔️", ":x:", " Phase 2", "Phase 0", "Phase 999", "Phase 2147483648", " (Optional)", "Optional",
        "Not recommended", "Not secure", "\n", "\r\n", "\r", "\n\n", "---", "\n---\n", "# ", "## ", "### ", "**", "- ", "1. ", "> ", "```", "<!--",
        "-->", "<b>", "[a](b)", "&amp;", "\t", "    ", "\uFEFF", "\u200B", "\u0085", "\u2028", "\0", "\u001b[31m", "\uFE0F", "𝒳", "e\u0301", "İ", "ß",
        "## Legend", "## Environment Summary", "## Migration Path", "### Staging", "**Current:**", "**Phase 2 Adds:**", "Docker", "AWS", "Prometheus",
        "Staging", "Prod", "Notes", "Tool/Service", "|---|---|", "| Tool/Service | Type | Local | Staging | Prod | Notes |",
        "| Nginx | Docker | ✅ | ✅ | ✅ | x |", "- ⚠️ Grafana (dashboards)", "- **Phase 2**: x", "2. **Staging**: Phase 2", " + ", " or ", ", ", " - ",
    ];

    public static string Apply(string text, IEnumerable<MapEdit> edits)
    {
        foreach (var edit in edits)
        {
            text = edit.Apply(text);
        }
        // A cut through a surrogate pair cannot come from a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    private string Apply(string text)
    {
        var start = Math.Clamp((int)(Place * text.Length), 0, text.Length);
        var length = Math.Min(Length, text.Length - start);
        var token = Tokens[Token % Tokens.Length];
        var lines = text.Split('\n');
        var line = Math.Clamp((int)(Place * lines.Length), 0, lines.Length - 1);
        var other = Token % lines.Length;
        return (Kind % Kinds) switch
        {
            0 => text.Insert(start, token),
            1 => text.Remove(start, length),
            2 => text.Remove(start, length).Insert(start, token),
            3 => text.Insert(start, text.Substring(start, length)),
            4 => string.Join('\n', lines.Where((_, index) => index != line)),
            5 => string.Join('\n', lines.SelectMany((content, index) => index == line ? new[] { content, lines[other] } : [content])),
            6 => string.Join('\n', lines.Select((content, index) => index == line ? lines[other] : index == other ? lines[line] : content)),
            _ => text.Insert(start, string.Concat(Enumerable.Repeat(token, Length))),
        };
    }
}
