using System.Text;
using EnvMap.Catalog;

namespace EnvMap.Cli.Check;

// Workflow commands, which GitHub Actions shows at the line they name:
// ::error file=environment-map.md,line=17,col=11::message
internal static class GitHubAnnotations
{
    public static void Write(IEnumerable<CatalogProblem> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            var place = problem.Line > 0 ? $",line={problem.Line},col={Math.Max(problem.Column, 1)}" : "";
            output.WriteLine($"::{(problem.IsError ? "error" : "warning")} file={EscapeProperty(InRepository(problem.Path))}{place}::{Escape(problem.Message)}");
        }
    }

    // GitHub knows files by their path in the repository, which need not be the folder of the step.
    private static string InRepository(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : Environment.CurrentDirectory;
        var relative = Path.GetRelativePath(root, full);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? full : relative).Replace('\\', '/');
    }

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Aggregate(new StringBuilder(), (safe, character) => safe.Append(char.IsControl(character) ? '\uFFFD' : character)).ToString();

    private static string EscapeProperty(string text) => Escape(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
