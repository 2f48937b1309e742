using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class CliFormatTests
{
    public static TheoryData<string, string> Questions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in new[] { "table", "json", "md", "html" })
            {
                data.Add("map --section caching --environment staging --environment prod", format);
                data.Add("profile staging-2 --include traefik", format);
                data.Add("diff staging-0 staging-2", format);
                data.Add("parity local-1 production-0", format);
                data.Add("map check", format);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task EachVerbAnswersInEachFormat(string question, string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write(SeedMap.Path, question is "map check" ? SeedMap.Change(("| Nginx | Docker", "| Nginx | Dokcer"), ("| Loki |", "| Lo<k>i \\| x |")) : SeedMap.Text);
        var run = await EnvMapCli.RunInAsync(folder.FullName, null, [.. question.Split(' '), "--format", format]);
        Assert.Equal((question is "map check" ? 1 : 0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Snapshot.Match(run.Output, question.Split(" --")[0].Replace(' ', '-'), format is "table" ? "txt" : format);
    }

    [Fact]
    public async Task AWholeMapIsPipedWithoutLoss()
    {
        var run = await EnvMapCli.RunAsync("map");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(SeedMap.Read().Tools, tool => Assert.Single(run.Output.Split('\n'),
            line => line.StartsWith($"  {tool.Name}  ", StringComparison.Ordinal) && line.EndsWith(tool.Notes, StringComparison.Ordinal)
                && tool.Placements.All(cell => line.Contains(cell.Text, StringComparison.Ordinal))));
        Assert.EndsWith("\n52 rows\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkdownOfTheMapIsAMapAgain()
    {
        var run = await EnvMapCli.RunAsync("map", "--format", "md");
        var legend = SeedMap.Text[SeedMap.Text.IndexOf("## Legend", StringComparison.Ordinal)..];
        Assert.Equal(
            SeedMap.Read().Tools.Select(tool => (tool.Name, tool.Section, tool.Group, tool.Notes, string.Join(' ', tool.Placements.Select(cell => cell.Text)))),
            SeedMap.Read(run.Output + legend).GetMap().Tools.Select(tool => (tool.Name, tool.Section, tool.Group, tool.Notes, string.Join(' ', tool.Placements.Select(cell => cell.Text)))));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    public async Task ATerminalGetsItsWidthAndColoursUnlessTheyAreUnwanted(string variable, bool hasColours)
    {
        // `script` runs its command on a terminal of its own.
        var command = $"stty cols 60; {variable} dotnet '{EnvMapCli.Assembly}' map --section tracing";
        await using var process = ChildProcess.Start("script", ["-qec", command, "/dev/null"], RepositoryRoot.Path,
            new Dictionary<string, string?> { ["TERM"] = "xterm", ["NO_COLOR"] = null });
        Assert.Equal(0, await process.WaitForExitAsync(TimeSpan.FromSeconds(120)));
        Assert.Equal(hasColours, process.Output.Contains("\u001b[1m", StringComparison.Ordinal));
        Assert.Contains("Jaeger", process.Output, StringComparison.Ordinal);
        if (!hasColours)
        {
            Assert.All(process.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 60));
        }
    }
}
