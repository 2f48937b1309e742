using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Evidence;

/// <summary>Every cell of the map that EnvMap says it realises is true, as far as the check of its row demands.</summary>
[Collection(nameof(EvidenceCollection))]
public sealed class EvidenceTests(EvidenceRun run)
{
    private const string Begin = "<!-- evidence: EvidenceTests writes this -->";
    private const string End = "<!-- /evidence -->";

    // What a publish leaves open.
    private static readonly Dictionary<string, string?> s_given = new() { ["PARAM_DOCKER_HUB_NAMESPACE"] = "example" };

    // Where all tests have run before.
    private static bool IsRequired => Environment.GetEnvironmentVariable("ENVMAP_REQUIRE_EVIDENCE") is "1";

    [Fact]
    public void EveryCheckIsOfARow() => Assert.All(RowEvidences.All, evidence => Assert.Equal(evidence.Row, run.Map.Find(evidence.Row)?.Name));

    [Fact]
    public void TheLinterAcceptsWhateverIsPublished() => Assert.Equal("", run.LinterSays);

    [Fact]
    [RequiresCompose]
    public async Task ComposeTakesWhateverIsPublished()
    {
        Assert.Equal(run.Published.Count, run.ComposeFiles.Count);
        foreach (var file in run.ComposeFiles)
        {
            await using var process = ChildProcess.Start("docker", ["compose", "--file", file, "config", "--quiet"], environment: s_given);
            Assert.Equal((file, 0, ""), (file, await process.WaitForExitAsync(), process.Output));
        }
    }

    [Fact]
    public async Task WhatIsPublishedIsWhatTheCellsSay()
    {
        var report = await run.ReportAsync();

        Assert.Equal((118, 38, 38), (report.Applicable, report.Absent, report.AbsentTrue));
        Assert.Equal([], report.Cells.Where(cell => cell is { Reached: null } and ({ Declared: not null } or { Applicable: false, True: false })).Select(Describe));
    }

    [Fact]
    public void TheCommandTellsThemAllAndWithoutResultsTheyAreRendered()
    {
        var told = JsonNode.Parse(run.Told)!;
        var expected = run.Inspect([], told["commit"]!.GetValue<string>(), told["at"]!.GetValue<DateTimeOffset>());

        Assert.Equal(JsonSerializer.Serialize(expected, EvidenceJson.Context.EvidenceReport), run.Told.TrimEnd());
        Assert.Equal((118, 38, 38), (told["applicable"]!.GetValue<int>(), told["absent"]!.GetValue<int>(), told["absentTrue"]!.GetValue<int>()));
        Assert.Equal(118, told["grades"]!["rendered"]!.GetValue<int>() + told["unrealised"]!.AsArray().Count);
        Assert.Equal(118, told["true"]!.GetValue<int>() + told["claimed"]!.AsArray().Count + told["unrealised"]!.AsArray().Count);
        Assert.NotEmpty(told["claimed"]!.AsArray());
    }

    [Fact]
    public async Task EveryClaimedCellHasReachedItsGrade()
    {
        Assert.SkipUnless(IsRequired, "Only a run of all tests shows all that is to be shown; ENVMAP_REQUIRE_EVIDENCE=1 says that this is one.");
        Assert.Equal([], (await run.ReportAsync()).ClaimedCells.Select(Describe));
    }

    [Fact]
    public async Task TheFigureOfTheReadmeIsTheOneThatIsShown()
    {
        var report = await run.ReportAsync();
        // What a run of all tests shows at least: that it does is the test above.
        var shown = report with { Cells = [.. report.Cells.Select(cell => cell is { Declared: { } grade, Reached: not null } ? cell with { Reached = grade, True = true } : cell)] };
        var path = RepositoryRoot.Combine("README.md");
        var readme = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var from = readme.IndexOf(Begin, StringComparison.Ordinal);
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(0 <= from && from < to, $"README.md has no lines '{Begin}' and '{End}'.");

        var expected = $"{readme[..(from + Begin.Length)]}\n{EvidenceSummary.Of(shown)}\n{readme[to..]}";
        if (expected != readme && Environment.GetEnvironmentVariable("ENVMAP_UPDATE_SNAPSHOTS") is "1")
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
            return;
        }
        Assert.Equal(expected, readme);
    }

    private static string Describe(EvidenceCell cell) => $"{cell.Name} in {cell.Profile}: {string.Join(' ', cell.Problems)}";
}
