namespace EnvMap.Catalog.Reading;

// The text as lines with their own endings, so that writing it back changes nothing that code did not change.
internal sealed class MapSource
{
    private const char ByteOrderMark = '\uFEFF';

    public MapSource(string text)
    {
        HasByteOrderMark = text.StartsWith(ByteOrderMark);
        Text = HasByteOrderMark ? text[1..] : text;
        Lines = [.. Split(Text)];
    }

    public bool HasByteOrderMark { get; }

    public string Text { get; }

    public IReadOnlyList<SourceLine> Lines { get; }

    // The rows by line, as they were read, with the columns of their table.
    public Dictionary<int, SourceRow> Rows { get; } = [];

    public string Prefix => HasByteOrderMark ? ByteOrderMark.ToString() : "";

    private static IEnumerable<SourceLine> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n') is var length and >= 0 ? start + length : text.Length;
            var next = end == text.Length ? end
                : text[end] is '\r' && end + 1 < text.Length && text[end + 1] is '\n' ? end + 2
                : end + 1;
            yield return new SourceLine(text[start..end], text[end..next]);
            start = next;
        }
    }
}
