namespace EnvMap.Catalog.Reading;

// A cell between two pipes: its trimmed text as the file has it, and where that text starts (from 0) in the line.
internal readonly record struct TableCell(string Text, int Start)
{
    public int Column => Start + 1;

    public string Value => Text.Replace("\\|", "|", StringComparison.Ordinal);

    // A backslash right before the closing pipe would take it into the cell, as it does on GitHub.
    public static string Escape(string value, string rest) =>
        value.Replace("|", "\\|", StringComparison.Ordinal) + (value.EndsWith('\\') && rest.StartsWith('|') ? " " : "");

    public static IReadOnlyList<TableCell> Split(string line)
    {
        var cells = new List<TableCell>();
        var start = line.IndexOf('|') + 1;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] is '|' && line[i - 1] is not '\\')
            {
                cells.Add(Trim(line, start, i));
                start = i + 1;
            }
        }
        // A row may go without its last pipe.
        if (!line.AsSpan(start).IsWhiteSpace())
        {
            cells.Add(Trim(line, start, line.Length));
        }
        return cells;
    }

    private static TableCell Trim(string line, int start, int end)
    {
        var leading = line.AsSpan(start, end - start);
        var offset = leading.Length - leading.TrimStart().Length;
        var text = leading.Trim().ToString();
        return new TableCell(text, text.Length is 0 ? Math.Min(start + 1, end) : start + offset);
    }
}
