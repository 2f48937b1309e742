using System.Text;

namespace EnvMap.Catalog.Reading;

/// <summary>Writes a map as Markdown: byte for byte as it was read, but for the cells that code changed.</summary>
public static class EnvironmentMapWriter
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the map into a file, in UTF-8.</summary>
    public static void WriteFile(EnvironmentMap map, string path) => File.WriteAllText(path, Write(map), s_utf8);

    /// <summary>The map's text. Rows that were added, removed or moved by code are an <see cref="InvalidOperationException"/>: only cells are written.</summary>
    public static string Write(EnvironmentMap map)
    {
        var rows = map.Source.Rows;
        var tools = map.Tools.ToList();
        if (tools.Find(tool => !rows.TryGetValue(tool.Line, out var row)
            || (row.Tool.Section, row.Tool.Group) != (tool.Section, tool.Group)) is { } stranger)
        {
            throw new InvalidOperationException($"'{stranger.Name}' does not stand in {map.Path} where the map has it. Add or move rows in the file.");
        }
        if (rows.Values.FirstOrDefault(row => !tools.Exists(tool => tool.Line == row.Tool.Line)) is { } removed)
        {
            throw new InvalidOperationException($"'{removed.Tool.Name}' stands in {map.Path}({removed.Tool.Line}) and not in the map. Remove rows in the file.");
        }
        var byLine = tools.ToDictionary(tool => tool.Line);
        var text = new StringBuilder(map.Source.Prefix, map.Source.Text.Length + 1);
        for (var i = 0; i < map.Source.Lines.Count; i++)
        {
            var (line, ending) = map.Source.Lines[i];
            text.Append(byLine.TryGetValue(i + 1, out var tool) ? Change(line, rows[i + 1], tool) : line).Append(ending);
        }
        return text.ToString();
    }

    private static string Change(string line, SourceRow row, Tool tool)
    {
        var cells = TableCell.Split(line);
        // From the right, so that the places on the left stay what they were.
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (NewValue(row.Header.Columns[i], row.Tool, tool) is { } value)
            {
                if (value.AsSpan().IndexOfAny('\r', '\n') >= 0)
                {
                    throw new InvalidOperationException($"Column {row.Header.Columns[i]} of '{tool.Name}' has a line break. A row is one line: remove it.");
                }
                var rest = line[(cells[i].Start + cells[i].Text.Length)..];
                line = line[..cells[i].Start] + TableCell.Escape(value.Trim(), rest) + rest;
            }
        }
        return line;
    }

    // Null where the cell says what it said.
    private static string? NewValue(string column, Tool original, Tool tool) => column switch
    {
        TableHeader.Tool => tool.Name == original.Name ? null : tool.Name,
        TableHeader.Type => tool.Type == original.Type ? null : tool.Type,
        TableHeader.Notes => tool.Notes == original.Notes ? null : tool.Notes,
        _ => DeployEnvironments.Parse(column) is var environment
            && tool.In(environment).SaysTheSameAs(original.In(environment)) ? null : tool.In(environment).ToString(),
    };
}
