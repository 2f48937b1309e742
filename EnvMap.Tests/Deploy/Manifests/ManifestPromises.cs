using System.Text;
using EnvMap.Catalog;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests.Expressions;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>What the reader promises for all bytes, be they no manifest at all.</summary>
internal static class ManifestPromises
{
    public static ManifestReadResult Check(byte[] bytes)
    {
        var result = ManifestReader.Read(bytes, ReadManifest.Path);
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n');
        foreach (var problem in result.Problems)
        {
            Assert.InRange(problem.Line, 0, lines.Length);
            Assert.InRange(problem.Column, 0, (problem.Line is 0 ? 0 : lines[problem.Line - 1].Length) + 1);
            Assert.False(string.IsNullOrWhiteSpace(problem.Message));
            Assert.DoesNotContain('\n', problem.ToString());
        }
        Assert.Equal(result.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column), result.Problems);
        Assert.Equal(result.Problems.Any(problem => problem.IsError), result.HasErrors);
        if (result.Manifest is not { } manifest)
        {
            return result;
        }

        var resolver = new ManifestResolver(manifest, new TestAddresses());
        foreach (var text in manifest.Texts.Values)
        {
            Assert.InRange(resolver.Resolve(text).ToString().Length, 0, 10 * ReferenceLimit);
        }
        // Nothing has been claimed: every single value is told.
        var report = new LossLedger(manifest, "test").Close();
        Assert.Equal((0, 0, manifest.Fields.Count), (report.Emitted, report.Mapped, report.Lost));
        Assert.All(manifest.Fields, field => Assert.Contains(report.Entries, entry => entry.Field == field.Place.Pointer || entry.Field == $"/resources/{field.Place.Pointer.Split('/').ElementAtOrDefault(2)}"));
        return result;
    }

    /// <summary>The problems without what they quote: what kind they are of.</summary>
    public static IEnumerable<string> KindsOf(ManifestReadResult result) => result.Problems.Select(KindOf).Distinct();

    private const int ReferenceLimit = 1_000_000;

    private static string KindOf(CatalogProblem problem)
    {
        var words = problem.Message.Split(" Did you mean ")[0];
        var message = words.StartsWith('/') ? words[(words.IndexOf(": ", StringComparison.Ordinal) + 2)..] : words;
        var (first, last) = (message.IndexOf('\''), message.LastIndexOf('\''));
        return string.Concat((first < 0 ? message : message[..first] + message[(last + 1)..]).Split(':')[0].Where(character => char.IsLetter(character) || character is ' '));
    }
}
