using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Reading;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

/// <summary>What the reader promises for every text, be it no map at all.</summary>
internal static class ReaderPromises
{
    public static MapReadResult Check(string text)
    {
        var result = EnvironmentMapReader.Read(text, SeedMap.Path);
        var lines = Lines(text.StartsWith('\uFEFF') ? text[1..] : text);
        foreach (var problem in result.Problems)
        {
            // One line behind the last is where something that is missing would stand.
            Assert.InRange(problem.Line, 0, lines.Count + 1);
            var length = problem.Line is 0 || problem.Line > lines.Count ? 0 : lines[problem.Line - 1].Length;
            Assert.InRange(problem.Column, 0, length + 1);
            Assert.False(string.IsNullOrWhiteSpace(problem.Message));
            Assert.DoesNotContain('\n', problem.ToString());
        }
        Assert.Equal(result.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column), result.Problems);
        Assert.Equal(result.Problems.Any(problem => problem.IsError), result.HasErrors);
        if (result.Map is { } map)
        {
            Assert.Equal(text, EnvironmentMapWriter.Write(map));
            foreach (var name in ProfileName.AllOf(map))
            {
                SelectorPromises.Check(map, ProfileSelector.Select(map, name.Environment, name.Phase));
            }
        }
        return result;
    }

    /// <summary>The problems without what they quote: what kind they are of.</summary>
    public static IEnumerable<string> KindsOf(MapReadResult result) => result.Problems.Select(KindOf).Distinct();

    // A message quotes, from its first to its last apostrophe, what differs from map to map.
    private static string KindOf(CatalogProblem problem)
    {
        var words = problem.Message.Split(" Did you mean ")[0];
        var (first, last) = (words.IndexOf('\''), words.LastIndexOf('\''));
        var bare = first < 0 ? words : words[..first] + words[(last + 1)..];
        return string.Concat(bare.Where(character => char.IsLetter(character) || character is ' '));
    }

    private static List<string> Lines(string text) =>
        [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')];
}
