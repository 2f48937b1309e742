using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed partial class CliHelpTests
{
    [Theory]
    [InlineData("map")]
    [InlineData("map check")]
    [InlineData("profile")]
    [InlineData("diff")]
    [InlineData("parity")]
    [InlineData("publish")]
    [InlineData("evidence")]
    [InlineData("compose")]
    [InlineData("inputs")]
    [InlineData("plan")]
    [InlineData("deploy")]
    [InlineData("status")]
    [InlineData("logs")]
    [InlineData("rollback")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("destroy")]
    [InlineData("clean")]
    [InlineData("drift")]
    [InlineData("hosts")]
    [InlineData("completion")]
    public async Task EveryVerbHasHelpWithAnExample(string verb)
    {
        var run = await EnvMapCli.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"envmap {verb}", run.Output.Split("Examples:")[1], StringComparison.Ordinal);
        Snapshot.Match(run.Output, verb.Replace(' ', '-'));
    }

    [Fact]
    public async Task WithoutAVerbTheHelpNamesThemAll()
    {
        var run = await EnvMapCli.RunAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(run.Output);
    }

    [Theory]
    [InlineData("envmap diff st", "staging staging-0 staging-2")]
    [InlineData("envmap diff staging-0 st", "staging staging-0 staging-2")]
    [InlineData("envmap profile local-", "local-0 local-1")]
    [InlineData("envmap map --section tra", "Container Orchestration|Infrastructure & Orchestration|Tracing")]
    [InlineData("envmap diff staging-0 staging-2 --include jae", "Jaeger")]
    [InlineData("envmap inputs stag", "staging-0 staging-2")]
    [InlineData("envmap par", "parity")]
    public async Task WhatIsBegunIsCompleted(string line, string candidates)
    {
        var run = await EnvMapCli.RunAsync($"[suggest:{line.Length}]", line);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(candidates.Split(candidates.Contains('|') ? '|' : ' '), run.Output.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("envmap profile stag", "staging-0 staging-2")]
    [InlineData("envmap profile local-1 --include Redis", @"Redis\ \(Docker\)")]
    public async Task BashCompletesWithTheScript(string line, string replies)
    {
        var words = line.Split(' ');
        var script = $"""
            envmap() {'{'} dotnet '{EnvMapCli.Assembly}' "$@"; {'}'}
            source <(envmap completion bash)
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({line}) COMP_CWORD={words.Length - 1}
            _envmap
            echo "${'{'}COMPREPLY[*]{'}'}"
            """;
        await using var bash = ChildProcess.Start("bash", ["-c", script], RepositoryRoot.Path);
        Assert.Equal(0, await bash.WaitForExitAsync(TimeSpan.FromSeconds(120)));
        Assert.Equal(replies, bash.Output);
    }

    [Fact]
    public async Task EveryCommandOfTheDocumentationWorks()
    {
        var commands = ConsoleBlock().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", "cli.md")))
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.InRange(commands.Count, 10, 40);
        // As a reader would type them, one after the other, in the folder of the map.
        var script = string.Join('\n', commands.Select(command => $"{command} >/dev/null 2>&1 || echo \"$?: {command.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
        using var folder = new TemporaryFolder();
        folder.Write(SeedMap.Path, SeedMap.Text);
        await using var bash = ChildProcess.Start("bash", ["-c", $"envmap() {{ dotnet '{EnvMapCli.Assembly}' \"$@\"; }}\n{script}"], folder.FullName);
        Assert.Equal(0, await bash.WaitForExitAsync(TimeSpan.FromSeconds(300)));
        Assert.Equal("", bash.Output);
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();
}
