using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Validation;

// Prose names rows shortly: Vault for HashiCorp Vault, IAM for IAM Roles. A short name has the row's own case, so that
// `logging` in a sentence is not taken for Console Logging.
internal sealed partial class RowNames(EnvironmentMap map)
{
    private readonly List<(Tool Tool, string[] Words)> _tools = [.. map.Tools.Select(tool => (tool, Words(tool.Name)))];

    private readonly Dictionary<string, Tool> _byName = map.Tools
        .DistinctBy(tool => tool.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(tool => tool.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> All => _tools.Select(row => row.Tool.Name);

    // One row, several where the phrase is too short to tell, or none.
    public IReadOnlyList<Tool> Find(string phrase)
    {
        var words = Words(phrase);
        var same = _tools.Where(row => row.Words.SequenceEqual(words, StringComparer.OrdinalIgnoreCase)).Select(row => row.Tool).Take(1).ToList();
        return words.Length is 0 || same.Count > 0
            ? same
            : [.. _tools.Where(row => Contains(row.Words, words)).Select(row => row.Tool)];
    }

    public Tool? FindExact(string phrase) => _byName.GetValueOrDefault(phrase);

    private static bool Contains(string[] name, string[] words)
    {
        for (var start = 0; start + words.Length <= name.Length; start++)
        {
            if (name.AsSpan(start, words.Length).SequenceEqual(words))
            {
                return true;
            }
        }
        return false;
    }

    private static string[] Words(string text) => [.. WordPattern().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex WordPattern();
}
