using EnvMap.Catalog;
using EnvMap.Catalog.Reading;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

public sealed class EnvironmentMapReaderTests
{
    [Fact]
    public void TheSeedHasNoErrorAndTheDesignsFigures()
    {
        var result = SeedMap.Read(SeedMap.Text);
        Assert.DoesNotContain(result.Problems, problem => problem.IsError);
        var cells = result.GetMap().Tools.SelectMany(tool => tool.Placements).ToList();
        Assert.Equal(10, result.GetMap().Sections.Count);
        Assert.Equal(52, result.GetMap().Tools.Count());
        Assert.Equal(118, cells.Count(cell => cell.IsApplicable));
        Assert.Equal(38, cells.Count(cell => !cell.IsApplicable));
    }

    [Fact]
    public void TheSeedIsReadWhole()
    {
        var map = SeedMap.Read();
        var lines = map.Sections.SelectMany(section => section.Tools.Select(tool =>
                $"{tool.Line,3} {section.Name} / {tool.Group ?? "-"} / {tool.Id} | {tool.Name} | {tool.Type} | {string.Join(" | ", tool.Placements)} | {tool.Notes}"))
            .Concat(map.Legend.Marks.Select(mark => mark.ToString()))
            .Concat(map.Legend.Phases.Select(phase => phase.ToString()))
            .Concat(map.Summaries.SelectMany(summary => summary.Lists.SelectMany(list => list.Items.Select(item =>
                $"{item.Line} {summary.Environment} {list.Phase}: {item.Status.ToMark()} {item.Text} @{item.Column}"))))
            .Concat(map.MigrationPath.Select(step => $"{step.Line} {step.Environment}: {step.Text} [{string.Join(", ", step.Phases)}] @{step.Column}"))
            .Concat(SeedMap.Read(SeedMap.Text).Problems.Select(problem => problem.ToString()));
        Snapshot.Match(string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData("✅", CellStatus.Implemented, null, false, CellCaveat.None, true)]
    [InlineData("⚠️ Phase 2", CellStatus.Planned, 2, false, CellCaveat.None, false)]
    [InlineData("⚠️ Phase 3 (Optional)", CellStatus.Planned, 3, true, CellCaveat.None, false)]
    [InlineData("⚠ optional", CellStatus.Planned, null, true, CellCaveat.None, false)]
    [InlineData("⚠️  Not   recommended", CellStatus.Planned, null, false, CellCaveat.NotRecommended, true)]
    [InlineData("⚠️ Not secure", CellStatus.Planned, null, false, CellCaveat.NotSecure, true)]
    public void ACellSaysStatusPhaseOptionAndCaveat(
        string text, CellStatus status, int? phase, bool optional, CellCaveat caveat, bool today)
    {
        var cell = SeedMap.ReadChanged(("| S3 | AWS | ❌ | ⚠️ Optional |", $"| S3 | AWS | ❌ | {text} |"))
            .GetMap().Find("S3")!.In(DeployEnvironment.Staging);
        Assert.Equal(
            (status, phase, optional, caveat, today, text),
            (cell.Status, cell.Phase?.Number, cell.Optional, cell.Caveat, cell.IsToday, cell.Text));
        Assert.Equal((119, 18), (cell.Line, cell.Column));
    }

    [Fact]
    public void CodeAndCommentsAreNotRead()
    {
        var map = SeedMap.ReadChanged(("## Legend", "<!--\n## Old\n\n| Tol | x |\n|--|--|\n-->\n\n```\n| Tool | y |\n```\n\n## Legend")).GetMap();
        Assert.Equal(52, map.Tools.Count());
    }

    [Fact]
    public void ATableRightAboveARuleIsStillATable()
    {
        var map = SeedMap.ReadChanged(("| Direct install (dev) |\n\n---", "| Direct install (dev) |\n---")).GetMap();
        Assert.Equal(52, map.Tools.Count());
    }

    [Fact]
    public void ColumnsMayStandInAnyOrderAndUnderTheirAliases()
    {
        var map = SeedMap.ReadChanged(
            ("| Tool/Service | Type | Local | Staging | Prod | Notes |\n|--------------|------|-------|---------|------|-------|\n| Docker Volumes | Docker | ✅ | ✅ | ✅ | Local storage |\n| S3 | AWS | ❌ | ⚠️ Optional | ⚠️ Optional | Object storage |\n| EBS | AWS | ❌ | ⚠️ Phase 2 | ⚠️ Phase 3 | Block storage |",
             "| Type | Tool/Service | Production | Staging | Development | Notes |\n|---|---|:--|---|--:|---|\n| AWS | EBS | ⚠️ Phase 3 | ⚠️ Phase 2 | ❌ | a \\| b |")).GetMap();
        var tool = map.Find("ebs")!;
        Assert.Equal(["❌", "⚠️ Phase 2", "⚠️ Phase 3"], tool.Placements.Select(cell => cell.ToString()));
        Assert.Equal("a | b", tool.Notes);
    }

    [Fact]
    public void AMissingFileIsAProblemOfItsOwn()
    {
        var problem = Assert.Single(EnvironmentMapReader.ReadFile("/nowhere/map.md").Problems);
        Assert.StartsWith("/nowhere/map.md: error: The map cannot be read: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNotUtf8IsAProblem()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(path, [0x23, 0x20, 0xFF, 0xFE], TestContext.Current.CancellationToken);
            var problem = Assert.Single(EnvironmentMapReader.ReadFile(path).Problems);
            Assert.Equal("Byte 2 is not UTF-8. Save the file as UTF-8.", problem.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\r")]
    [InlineData("# Only a title")]
    public void AFileWithoutTablesSaysWhatIsMissing(string text)
    {
        var messages = SeedMap.Read(text).Problems.Select(problem => problem.Message).ToList();
        Assert.Equal(2, messages.Count);
        Assert.StartsWith("The map has no '## Legend'.", messages[0], StringComparison.Ordinal);
        Assert.StartsWith("The map has no table of tools.", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ListsNestedBeyondReasonAreAProblemAndNoCrash()
    {
        var result = SeedMap.Read(string.Concat(Enumerable.Repeat("- ", 900)) + "x");
        Assert.True(result.HasErrors);
        Assert.Contains("Take the nested lists apart.", result.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsTooLongIsToldAndNotRead()
    {
        Assert.Equal(
            ["environment-map.md(1,2001): error: The line has 2001 characters, 2000 are read. Shorten it.", "environment-map.md(3,2001): error: The line has 3000 characters, 2000 are read. Shorten it."],
            SeedMap.Read($"{new string('|', 2001)}\n\n{new string('#', 3000)}").Problems.Select(problem => problem.ToString()));
        Assert.Equal(
            ["environment-map.md: error: The map has 200001 characters, 200000 are read. Keep tools in it and the rest elsewhere."],
            SeedMap.Read(new string('\n', 200_001)).Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void AHeadingMayBeClosed()
    {
        Assert.Equal(10, SeedMap.ReadChanged(("## Legend", "##  Legend ##"), ("## CI/CD", "## C#")).GetMap().Sections.Count);
        Assert.Contains(SeedMap.ReadChanged(("## CI/CD", "## C#")).GetMap().Sections, section => section.Name is "C#");
    }

    [Fact]
    public void GetMapThrowsWithAllProblems()
    {
        var result = SeedMap.ReadChanged(("| Nginx | Docker |", "| Nginx | Dokcer |"), ("| Jaeger | Docker | ❌", "| Jaeger | Docker | ✔"));
        var exception = Assert.Throws<CatalogException>(result.GetMap);
        Assert.Equal(2, exception.Problems.Count(problem => problem.IsError));
        Assert.Contains("Did you mean 'Docker'?", exception.Message, StringComparison.Ordinal);
    }
}
