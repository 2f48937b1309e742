using System.Text;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

/// <summary>Replays what a soak found worth keeping; see eng/soak.sh.</summary>
public sealed class CorpusTests
{
    public static string Folder { get; } = RepositoryRoot.Combine("EnvMap.Tests", "Catalog", "Corpus");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void TheReaderKeepsItsPromises(string file)
    {
        ReaderPromises.Check(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, file))));
    }
}
