using System.Text;

namespace EnvMap.Cli.Output;

internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder($"# {Escape(report.Title)}\n\n");
        foreach (var table in report.Tables)
        {
            text.Append($"## {Escape(table.Heading)}\n\n").Append(Row(table.Columns)).Append(Row(table.Columns.Select(_ => "---")));
            foreach (var row in table.Rows)
            {
                text.Append(row.IsGroup ? $"| **{Escape(row.Cells[0])}** |\n" : Row(row.Cells.Select(Escape)));
            }
            text.Append('\n');
        }
        return text.Append($"{Escape(report.Summary)}\n").ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    // What Markdown would take for markup; a `_` inside of a word it leaves alone.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal);
}
