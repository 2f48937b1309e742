namespace EnvMap.Catalog.Reading;

internal sealed class TableReader(MapSource source, ProblemLog problems)
{
    private readonly RowReader _rows = new(source, problems);

    public IReadOnlyList<MapSection> Read(IReadOnlyList<OutlineSection> outline)
    {
        foreach (var section in outline.Where(MapHeadings.IsSpecial))
        {
            ReportStray(section);
        }
        var sections = outline.Where(section => !MapHeadings.IsSpecial(section)).Select(Read).OfType<MapSection>().ToList();
        if (sections.Count is 0)
        {
            problems.Error(1, 1,
                "The map has no table of tools. Add a '## Section' with the columns Tool/Service, Type, Local, Staging, Prod, Notes.");
        }
        return sections;
    }

    // Its tools would vanish: a heading was mistyped, or lost.
    private void ReportStray(OutlineSection section)
    {
        foreach (var paragraph in section.Blocks.Where(block => block.Kind is OutlineKind.Paragraph))
        {
            var first = FirstTableLine(paragraph);
            if (first > 0 && TableCell.Split(source.Lines[first - 1].Text).Any(cell => string.Equals(cell.Text, TableHeader.Tool, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Error(first, 1, $"A table of tools stands under '## {section.Title}', where none is read. Put a '## Section' above it.");
            }
        }
    }

    private int FirstTableLine(OutlineBlock paragraph) => Enumerable.Range(paragraph.FirstLine, paragraph.LastLine - paragraph.FirstLine + 1)
        .FirstOrDefault(line => source.Lines[line - 1].IsTableLine);

    private MapSection? Read(OutlineSection section)
    {
        var tools = new List<Tool>();
        var hasTable = false;
        foreach (var paragraph in section.Blocks.Where(block => block.Kind is OutlineKind.Paragraph))
        {
            var first = FirstTableLine(paragraph);
            if (first > 0 && ReadTable(section.Title, first, paragraph.LastLine, hasTable, tools))
            {
                if (section.Title.Length is 0 && !hasTable)
                {
                    problems.Error(first, 1, "The table stands under no section. Put a '## Section' above it.");
                }
                hasTable = true;
            }
        }
        if (hasTable && tools.Count is 0)
        {
            problems.Warning(section.Line, 1, $"The table of '{section.Title}' has no rows. Fill it, or remove the section.");
        }
        return hasTable ? new MapSection { Name = section.Title, Tools = tools, Line = section.Line } : null;
    }

    // True where a table of tools starts here, be it a damaged one.
    private bool ReadTable(string section, int first, int last, bool afterTable, List<Tool> tools)
    {
        var header = TableCell.Split(source.Lines[first - 1].Text);
        var ruled = first < last && IsRule(source.Lines[first].Text);
        if (!ruled && afterTable)
        {
            problems.Error(first, 1, $"Rows stand apart from the table of '{section}'. Remove the lines between them, or give them a header of their own.");
            return true;
        }
        if (TableHeader.Read(source.Lines[first - 1].Text, first, problems) is not { } columns)
        {
            return false;
        }
        if (!ruled)
        {
            problems.Error(first + 1, 1, $"The header of '{section}' is not followed by its rule. Add the line |{string.Concat(header.Select(_ => "---|"))}");
        }
        else if (TableCell.Split(source.Lines[first].Text).Count is var rules && rules != header.Count && columns.HasAllColumns)
        {
            problems.Error(first + 1, 1, $"The rule under the header of '{section}' has {rules} cells, the header {header.Count}. Make them equal.");
        }
        string? group = null;
        for (var line = first + (ruled ? 2 : 1); line <= last; line++)
        {
            group = _rows.Read(section, group, line, columns, tools);
        }
        return true;
    }

    private static bool IsRule(string line) =>
        TableCell.Split(line) is { Count: > 0 } cells
        && cells.All(cell => cell.Text.Contains('-') && cell.Text.AsSpan().Trim(':').Trim('-').Length is 0);
}
