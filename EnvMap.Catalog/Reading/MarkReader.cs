namespace EnvMap.Catalog.Reading;

// Splits a text into its mark and the words behind it.
internal static class MarkReader
{
    private const char EmojiVariation = '\uFE0F';

    private static readonly CellStatus[] s_statuses = Enum.GetValues<CellStatus>();

    // What people write when they mean a mark.
    private static readonly Dictionary<string, CellStatus> s_lookAlikes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["✔"] = CellStatus.Implemented,
        ["✓"] = CellStatus.Implemented,
        ["☑"] = CellStatus.Implemented,
        ["🟢"] = CellStatus.Implemented,
        ["yes"] = CellStatus.Implemented,
        [":white_check_mark:"] = CellStatus.Implemented,
        ["⚡"] = CellStatus.Planned,
        ["❗"] = CellStatus.Planned,
        ["🟡"] = CellStatus.Planned,
        ["planned"] = CellStatus.Planned,
        [":warning:"] = CellStatus.Planned,
        ["❎"] = CellStatus.NotImplemented,
        ["✖"] = CellStatus.NotImplemented,
        ["✗"] = CellStatus.NotImplemented,
        ["✘"] = CellStatus.NotImplemented,
        ["🔴"] = CellStatus.NotImplemented,
        ["x"] = CellStatus.NotImplemented,
        ["no"] = CellStatus.NotImplemented,
        ["-"] = CellStatus.NotImplemented,
        [":x:"] = CellStatus.NotImplemented,
    };

    // The mark is recognised with and without the variation selector that makes it an emoji.
    public static bool TryRead(string text, out CellStatus status, out string words)
    {
        foreach (var candidate in s_statuses)
        {
            var glyph = candidate.ToMark().TrimEnd(EmojiVariation);
            if (text.StartsWith(glyph, StringComparison.Ordinal))
            {
                status = candidate;
                words = text[glyph.Length..].TrimStart(EmojiVariation).Trim();
                return true;
            }
        }
        (status, words) = (default, text);
        return false;
    }

    public static string DidYouMean(string text)
    {
        var first = text.Split(' ', 2)[0].TrimEnd(EmojiVariation);
        var key = s_lookAlikes.ContainsKey(first) ? first : Suggestion.For(first, s_lookAlikes.Keys);
        return key is null ? "" : $" Did you mean '{s_lookAlikes[key].ToMark()}'?";
    }
}
