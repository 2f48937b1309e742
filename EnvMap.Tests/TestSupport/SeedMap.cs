using System.Text;
using EnvMap.Catalog;
using EnvMap.Catalog.Reading;

namespace EnvMap.Tests.TestSupport;

// The map at the root of the project, whole or damaged.
internal static class SeedMap
{
    public const string Path = "environment-map.md";

    public static string Text { get; } = Encoding.UTF8.GetString(File.ReadAllBytes(RepositoryRoot.Combine(Path)));

    public static EnvironmentMap Read() => Read(Text).GetMap();

    public static MapReadResult Read(string text) => EnvironmentMapReader.Read(text, Path);

    // Each change is old => new; the old text must be there, so that no test damages nothing.
    public static MapReadResult ReadChanged(params (string Old, string New)[] changes) => Read(Change(changes));

    public static string Change(params (string Old, string New)[] changes)
    {
        var text = Text;
        foreach (var (old, replacement) in changes)
        {
            var at = text.IndexOf(old, StringComparison.Ordinal);
            text = at >= 0 ? text.Remove(at, old.Length).Insert(at, replacement)
                : throw new ArgumentException($"The seed does not hold '{old}'.", nameof(changes));
        }
        return text;
    }

    // What the damage adds to the warnings that the seed itself has.
    public static IReadOnlyList<string> NewProblems(params (string Old, string New)[] changes)
    {
        var known = Read(Text).Problems.Select(problem => problem.Message).ToHashSet();
        return [.. ReadChanged(changes).Problems.Where(problem => !known.Contains(problem.Message)).Select(problem => problem.ToString())];
    }
}
