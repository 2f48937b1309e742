using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class CliExitCodeTests
{
    [Theory]
    [InlineData("map check", 0)]
    [InlineData("map check --strict", 1)]
    [InlineData("diff staging-0 staging-0 --exit-code", 0)]
    [InlineData("diff staging-0 staging-2 --exit-code", 1)]
    [InlineData("diff staging-0 staging-2", 0)]
    [InlineData("parity staging-0 staging-2 --minimum 45.7", 0)]
    [InlineData("parity staging-0 staging-2 --minimum 46", 1)]
    [InlineData("profile development", 0)]
    public async Task TheAnswerDecides(string arguments, int exitCode)
    {
        var run = await EnvMapCli.RunAsync(arguments.Split(' '));
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("difff staging-0", "envmap: error: Unrecognized command or argument 'difff'. Did you mean 'diff'?")]
    [InlineData("map --formt md", "envmap: error: Unrecognized command or argument '--formt'. Did you mean '--format'?")]
    [InlineData("map --format xml", "envmap: error: Argument 'xml' not recognized. Must be one of:")]
    [InlineData("parity a b --minimum high", "envmap: error: Cannot parse argument 'high' for option '--minimum'")]
    [InlineData("profile", "envmap: error: Required argument 'name' missing fo")]
    [InlineData("profile stagin-2", "profile: error: 'stagin-2' is no profile of environment-map.md. Write one of local-0, local-1, staging-0, staging-2, production-0, production-3. Did you mean 'staging-2'?")]
    [InlineData("profile local-1 --include redis", "--include: error: 'redis' is no row of environment-map.md. Write a row's name. Did you mean 'Redis (Docker)'?")]
    [InlineData("diff staging-0", "envmap diff: error: There are no two sides to compare. Name two profiles or environments, such as staging-0 staging-2, or a second map with --other PATH.")]
    [InlineData("diff --other environment-map.md --exclude Nginx", "envmap diff: error: Rows are included and excluded in a profile; two whole maps are compared here. Name a profile, such as staging-0.")]
    [InlineData("parity staging prod --minimum NaN", "envmap: error: --minimum is no score. Write a number from 0 to 100.")]
    [InlineData("parity staging prod --minimum 101", "envmap: error: --minimum is no score. Write a number from 0 to 100.")]
    [InlineData("diff staging prod --exclude Nginx", "staging: error: Rows are included and excluded in a profile; 'staging' is a whole column. Write a phase behind it, such as staging-0.")]
    [InlineData("map --map nowhere.md", "nowhere.md: error: The map cannot be read: ")]
    [InlineData("map check --map /dev/zero", "/dev/zero: error: The map cannot be read: The file has more than 600000 bytes. Name a readable file.")]
    [InlineData("map --map .", ".: error: The map cannot be read: ")]
    public async Task BadInputEndsWithTwoAndNoAnswer(string arguments, string error)
    {
        var run = await EnvMapCli.RunAsync(arguments.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverythingThatIsWrongWithACommandLineIsToldAtOnce()
    {
        var run = await EnvMapCli.RunAsync("map", "--environment", "stagin", "--section", "Databse", "--phase", "x");
        Assert.Equal(["--environment", "--section", "--phase"], run.Error.TrimEnd().Split('\n').Select(line => line.Split(':')[0]));
        var sides = await EnvMapCli.RunAsync("diff", "stagin-0", "prodution");
        Assert.Equal(["stagin-0", "prodution"], sides.Error.TrimEnd().Split('\n').Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task EverythingThatIsWrongWithAMapIsToldAtOnceAndNothingIsAnswered()
    {
        using var folder = new TemporaryFolder();
        folder.Write(SeedMap.Path, SeedMap.Change(("| Nginx | Docker", "| Nginx | Dokcer"), ("| Jaeger | Docker | ❌", "| Jaeger | Docker | ✘\u001b[31m")));
        foreach (var verb in new[] { "map", "profile local-1", "diff staging-0 staging-2", "parity staging prod" })
        {
            var run = await EnvMapCli.RunInAsync(folder.FullName, null, verb.Split(' '));
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("environment-map.md(17,11): error: 'Nginx' has the unknown type 'Dokcer'.", run.Error, StringComparison.Ordinal);
            Assert.Contains("environment-map.md(52,21): error: 'Jaeger' in column Local has no known mark", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', run.Error);
        }
    }

    [Fact]
    public async Task AnAnswerThatCannotBeWrittenIsNoFinding()
    {
        await using var run = ChildProcess.Start("sh", ["-c", "exec dotnet \"$0\" diff staging-0 staging-2 --format json > /dev/full", EnvMapCli.Assembly], RepositoryRoot.Path);
        Assert.Equal(2, await run.WaitForExitAsync());
        Assert.Matches(@"^envmap: error: No space left on device[^\n]*\n?$", run.Output);
    }

    [Fact]
    public async Task TheNearestMapUpwardIsTaken()
    {
        using var folder = new TemporaryFolder();
        folder.Write(SeedMap.Path, SeedMap.Text);
        Directory.CreateDirectory(folder["a", "b"]);
        var run = await EnvMapCli.RunInAsync(folder["a", "b"], null, "map", "check");
        Assert.EndsWith("../../environment-map.md: 0 errors, 4 warnings\n", run.Output, StringComparison.Ordinal);
        File.Delete(folder[SeedMap.Path]);
        var none = await EnvMapCli.RunInAsync(folder["a", "b"], null, "map", "check");
        Assert.Equal(2, none.ExitCode);
        Assert.Equal($"--map: error: There is no environment-map.md in {folder["a", "b"]} nor above it. Name the map with --map PATH.\n", none.Error);
    }
}
