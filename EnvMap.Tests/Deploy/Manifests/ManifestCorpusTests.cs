using EnvMap.Tests.Deploy.Compose;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>Replays what a soak found worth keeping; see eng/soak.sh.</summary>
public sealed class ManifestCorpusTests
{
    public static string Folder { get; } = RepositoryRoot.Combine("EnvMap.Tests", "Deploy", "Manifests", "Corpus");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void TheReaderAndTheTargetKeepTheirPromises(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));

        ManifestPromises.Check(bytes);
        ComposePromises.Check(bytes);
    }
}
