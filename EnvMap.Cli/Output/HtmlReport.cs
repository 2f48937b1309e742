using System.Net;
using System.Text;

namespace EnvMap.Cli.Output;

// One document that needs nothing else: no script, no font, no file beside it.
internal static class HtmlReport
{
    private const string Style =
        ":root{color-scheme:light dark;font-family:system-ui,sans-serif}body{margin:2rem}table{border-collapse:collapse;margin:1rem 0}"
        + "caption{font-weight:bold;text-align:start;padding:.3rem 0}th,td{border:1px solid GrayText;padding:.3rem .6rem;text-align:start;vertical-align:top}";

    public static string Write(Report report)
    {
        var title = Encode(report.Title);
        var text = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
            + $"<title>{title}</title>\n<style>{Style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        foreach (var table in report.Tables)
        {
            Append(text, table);
        }
        return text.Append($"<p>{Encode(report.Summary)}</p>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        text.Append($"<table>\n<caption>{Encode(table.Heading)}</caption>\n<thead>\n<tr>");
        foreach (var column in table.Columns)
        {
            text.Append($"<th scope=\"col\">{Encode(column)}</th>");
        }
        text.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            text.Append(row.IsGroup
                ? $"<tr><th scope=\"rowgroup\" colspan=\"{table.Columns.Count}\">{Encode(row.Cells[0])}</th></tr>\n"
                : $"<tr><th scope=\"row\">{Encode(row.Cells[0])}</th>{string.Concat(row.Cells.Skip(1).Select(cell => $"<td>{Encode(cell)}</td>"))}</tr>\n");
        }
        text.Append("</tbody>\n</table>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
