namespace EnvMap.Tests.TestSupport;

internal sealed record GeneratedRow(string Name, string Type, string[] Cells, string Notes, string[] Spaces, bool IsClosed)
{
    public string Line
    {
        get
        {
            string[] cells = [Name, Type, .. Cells, Notes];
            // A backslash right before a pipe would take it into the cell.
            var inner = cells.Select((cell, index) => $"{Spaces[2 * index]}{cell}{(cell.EndsWith('\\') ? " " : "")}{Spaces[(2 * index) + 1]}");
            // A row may go without its last pipe, unless its last cell is empty.
            return $"|{string.Join('|', inner)}{(IsClosed || Notes.Length is 0 ? "|" : "")}";
        }
    }
}

internal sealed record GeneratedMap(GeneratedRow[] Rows, int Sections, string Ending, bool HasByteOrderMark, string End)
{
    public string Text
    {
        get
        {
            var lines = new List<string> { "# Map", "" };
            foreach (var (section, rows) in Rows.GroupBy(row => Array.IndexOf(Rows, row) % Sections).Select(group => (group.Key, group)))
            {
                lines.AddRange([$"## Section {section}", "", "| Tool/Service | Type | Local | Staging | Prod | Notes |", "|---|:--|:-:|---|---|--:|"]);
                lines.AddRange(rows.Select((row, index) => index is 1 ? $"| **Group {section}** |\n{row.Line}" : row.Line));
                lines.Add("");
            }
            lines.AddRange(
            [
                "## Legend", "", "- ✅ **In use**: now", "- ⚠️ **Planned**: later", "- ❌ **None**: never", "- **Phase 1**: a", "- **Phase 2**: b", "- **Phase 3**: c",
            ]);
            return (HasByteOrderMark ? "\uFEFF" : "") + (string.Join('\n', lines) + End).Replace("\n", Ending, StringComparison.Ordinal);
        }
    }

    // In the order of the file.
    public IEnumerable<GeneratedRow> InOrder => Rows.GroupBy(row => Array.IndexOf(Rows, row) % Sections).SelectMany(group => group);

    public override string ToString() => Text;
}
