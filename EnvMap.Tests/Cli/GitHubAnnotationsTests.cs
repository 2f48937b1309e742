using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class GitHubAnnotationsTests
{
    [Theory]
    [InlineData("true", "auto")]
    [InlineData(null, "github")]
    public async Task ProblemsAreMarkedAtTheirPlaceInTheRepository(string? isGitHub, string choice)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"docs/a,b/{SeedMap.Path}", SeedMap.Change(("| Nginx | Docker", "| Nginx | 100% Dok\u001bcer")));
        var environment = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = isGitHub, ["GITHUB_WORKSPACE"] = folder.FullName };
        var run = await EnvMapCli.RunInAsync(folder["docs", "a,b"], environment, "map", "check", "--annotations", choice, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "::warning file=docs/a%2Cb/environment-map.md,line=17,col=11::'Nginx' has the unknown type '100%25 Dok\uFFFDcer'. Known are Docker, AWS, Open-source, Cloud, Local, Built-in, Scripts, Router, Database.",
                "::warning file=docs/a%2Cb/environment-map.md,line=169,col=5::'Version tagging' is no row of the table, so it is not checked. Add a row for it if it is a tool.",
            ],
            run.Error.Split('\n').Take(2));
        Assert.StartsWith("{", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "none")]
    [InlineData(null, "auto")]
    public async Task ElsewhereNothingIsMarked(string? isGitHub, string choice)
    {
        var run = await EnvMapCli.RunInAsync(
            RepositoryRoot.Path, new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = isGitHub }, "map", "check", "--annotations", choice);
        Assert.Equal("", run.Error);
    }
}
