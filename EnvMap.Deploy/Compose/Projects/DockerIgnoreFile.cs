using System.Text;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Projects;

/// <summary>What a build does not get of its folder, by the rules of a <c>.dockerignore</c>: the last one that fits counts.</summary>
internal sealed class DockerIgnoreFile
{
    private readonly List<(Regex Pattern, bool Leaves)> _rules = [];

    private DockerIgnoreFile(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => !line.StartsWith('#')).Select(line => line.Trim()))
        {
            var leaves = !line.StartsWith('!');
            var path = string.Join('/', line[(leaves ? 0 : 1)..].Trim().Split('/').Where(part => part is not ("" or ".")));
            if (path.Length > 0)
            {
                // A class of characters is not understood here: a rule that has one leaves nothing, or takes everything back.
                var pattern = !path.Contains('[', StringComparison.Ordinal) ? $"^{Translate(path)}(/.*)?$" : leaves ? "^$" : "";
                _rules.Add((new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), leaves));
            }
        }
    }

    public static DockerIgnoreFile Read(string path) => new(File.ReadAllLines(path));

    /// <summary>Whether the build does not get a file.</summary>
    /// <param name="path">Its path in the folder, with slashes.</param>
    public bool Leaves(string path) => _rules.FindLast(rule => rule.Pattern.IsMatch(path)).Leaves;

    private static string Translate(string path)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            var rest = path.AsSpan(i);
            var (length, text) = rest.StartsWith("**/") ? (3, "(.*/)?") : rest.StartsWith("**") ? (2, ".*")
                : rest[0] is '*' ? (1, "[^/]*") : rest[0] is '?' ? (1, "[^/]")
                : rest is ['\\', _, ..] ? (2, Regex.Escape(rest[1..2].ToString())) : (1, Regex.Escape(rest[..1].ToString()));
            pattern.Append(text);
            i += length - 1;
        }
        return pattern.ToString();
    }
}
