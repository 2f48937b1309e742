using EnvMap.Catalog;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Evidence;

/// <summary>All that the command publishes to look at the cells, accepted by the linter, and what the tests have shown so far.</summary>
public sealed class EvidenceRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public EnvironmentMap Map { get; } = SeedMap.Read();

    /// <summary>What was published, by the key of the publication.</summary>
    public Dictionary<string, PublishedProfile> Published { get; } = [];

    /// <summary>The Compose file of each publication.</summary>
    public IReadOnlyList<string> ComposeFiles { get; private set; } = [];

    /// <summary>What the linter says of all Compose files; nothing where all is well.</summary>
    public string LinterSays { get; private set; } = "";

    /// <summary>What the command says where no test has shown anything.</summary>
    public string Told { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using var answers = new TemporaryFolder();
        await using (var process = ChildProcess.Start(
            "dotnet",
            [
                EnvMapCli.Assembly, "evidence", "--apphost", BuiltProject.FileOf("EnvMap.AppHost"), "--publications", _folder.FullName, "--results", Directory.CreateDirectory(answers["none"]).FullName,
                "--format", "json", "--output", answers["evidence.json"],
            ],
            RepositoryRoot.Path))
        {
            var exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(10));
            Assert.True(exitCode is 1, $"Cells are only rendered where no test has shown anything, which is 1, and not {exitCode}: {process.Output}");
        }
        Told = await File.ReadAllTextAsync(answers["evidence.json"]);
        var problems = new List<CatalogProblem>();
        foreach (var publication in EvidencePlan.Cells(Map).SelectMany(cell => EvidencePlan.Of(Map, cell.Tool, cell.Cell)).Distinct())
        {
            Published.Add(publication.Key, PublishedProfileReader.Read(FolderOf(publication), problems)!);
        }
        Assert.Empty(problems);
        ComposeFiles = [.. Directory.EnumerateFiles(_folder.FullName, "compose.yaml", SearchOption.AllDirectories)];
        LinterSays = await Dclint.CheckAsync(ComposeFiles);
        if (LinterSays.Length is 0)
        {
            await RecordAsync();
        }
    }

    /// <summary>What is known of every cell, now.</summary>
    public async Task<EvidenceReport> ReportAsync()
    {
        var problems = new List<CatalogProblem>();
        var results = EvidenceResultFiles.Read(EvidenceResults.Folder, problems);
        Assert.Empty(problems);
        return Inspect(results, await EvidenceResults.CommitAsync(), DateTimeOffset.UtcNow);
    }

    /// <summary>What is known of every cell by these results.</summary>
    public EvidenceReport Inspect(IEnumerable<EvidenceResult> results, string commit, DateTimeOffset at) =>
        new EvidenceInspector(Map, Published, results, commit).Inspect(EvidencePlan.Cells(Map), at);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    private string FolderOf(EvidencePublication publication) => _folder[publication.Key, publication.Profile.ToString()];

    private async Task RecordAsync()
    {
        foreach (var published in Published.Values)
        {
            foreach (var row in published.Compose.Services.SelectMany(service => service.Rows).Distinct())
            {
                await EvidenceResults.RecordAsync(row, published.Name, EvidenceGrade.Validated, Dclint.Name);
            }
        }
    }
}
