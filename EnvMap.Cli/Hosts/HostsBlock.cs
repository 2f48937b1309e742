using EnvMap.Catalog;

namespace EnvMap.Cli.Hosts;

// The lines of a hosts file that are ours, one block for each environment. Everything else stays as it is, byte for byte: a block that is
// taken out leaves the file as it was before it was put in.
internal sealed class HostsBlock(string environment)
{
    private readonly string _begin = $"# BEGIN envmap {environment}";
    private readonly string _end = $"# END envmap {environment}";

    public string Write(IReadOnlyList<string> lines, string newline) => lines.Count is 0 ? "" : string.Concat(((string[])[_begin, .. lines, _end]).Select(line => line + newline));

    // The text with the block in its place, or without it where there are no lines. Null where ours cannot be told from the rest.
    public string? Put(string text, IReadOnlyList<string> lines, string path, List<CatalogProblem> problems)
    {
        var rows = SplitLines(text);
        var begins = PlacesOf(rows, _begin);
        var ends = PlacesOf(rows, _end);
        if ((begins, ends) is not (([], []) or ([_], [_])) || (begins is [var first] && first > ends[0]))
        {
            var place = begins.Concat(ends).Min();
            problems.Add(new CatalogProblem(path, place + 1, 1,
                $"The lines '{_begin}' and '{_end}' do not stand there once each, the one before the other. Correct them by hand, then try again.", ProblemSeverity.Error));
            return null;
        }
        var newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var outside = begins is [] ? rows : [.. rows[..begins[0]], .. rows[(ends[0] + 1)..]];
        Warn(outside, lines, path, problems);
        if (begins is [])
        {
            return lines.Count is 0 ? text : Append(text, Write(lines, newline), newline);
        }
        var (before, after) = (string.Concat(rows[..begins[0]]), string.Concat(rows[(ends[0] + 1)..]));
        var isUnended = rows[ends[0]] == _end;
        return lines.Count > 0
            ? before + (isUnended ? Unended(Write(lines, newline), newline) : Write(lines, newline)) + after
            : (isUnended ? Unended(before, newline) : before) + after;
    }

    // A file whose last line does not end keeps that way.
    private static string Append(string text, string block, string newline) =>
        text.Length is 0 || text[^1] is '\n' ? text + block : text + newline + Unended(block, newline);

    private static string Unended(string text, string newline) => text.EndsWith(newline, StringComparison.Ordinal) ? text[..^newline.Length] : text;

    private static List<int> PlacesOf(List<string> rows, string marker) =>
        [.. rows.Index().Where(row => row.Item.TrimEnd() == marker).Select(row => row.Index)];

    private static List<string> SplitLines(string text)
    {
        var rows = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            rows.Add(text[start..end]);
            start = end;
        }
        return rows;
    }

    // Of several lines for a name the first one counts.
    private static void Warn(List<string> rows, IReadOnlyList<string> lines, string path, List<CatalogProblem> problems)
    {
        var ours = lines.Select(line => line.Split(' ')).ToDictionary(line => line[1], line => line[0]);
        foreach (var (index, row) in rows.Index())
        {
            var words = row.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in words.Skip(1).Where(name => ours.TryGetValue(name, out var address) && address != words[0]))
            {
                problems.Add(new CatalogProblem(path, index + 1, 1,
                    $"'{name}' stands there for {words[0]} already, outside of EnvMap's block. Remove it there, or name that address with --address.", ProblemSeverity.Warning));
            }
        }
    }
}
