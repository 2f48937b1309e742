using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class PublishVerbTests
{
    private static readonly string s_appHost = BuiltProject.FileOf("EnvMap.AppHost");

    [Fact]
    public async Task ThePublishedProfilesAreWhatTheAppHostSays()
    {
        var run = await EnvMapCli.RunAsync("publish", "--all", "--check", "--apphost", s_appHost);

        Assert.True(run.ExitCode is 0, $"Run 'envmap publish --all' and look at what has changed.\n{run.Output}{run.Error}");
        Assert.Equal(6, run.Output.Split("is as it was.").Length - 1);
    }

    [Fact]
    public async Task ACheckFindsWhatIsNotAsItWouldBe()
    {
        // Beside the published ones, so that the paths in the manifest are the same.
        var output = RepositoryRoot.Combine("artifacts", "publish-check");
        Directory.CreateDirectory(Path.Combine(output, "staging-0"));
        await File.WriteAllTextAsync(Path.Combine(output, "staging-0", "profile.json"), "{}", TestContext.Current.CancellationToken);

        var run = await EnvMapCli.RunAsync("publish", "staging-0", "--check", "--apphost", s_appHost, "--output", output);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("changed profile.json", run.Output, StringComparison.Ordinal);
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(output, "staging-0", "profile.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task APhaseThatChangesNothingMeansTheLastOneThatDoes()
    {
        using var folder = new TemporaryFolder();

        var run = await EnvMapCli.RunAsync("publish", "staging-1", "production", "--apphost", s_appHost, "--output", folder.FullName);

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(": warning: ", line, StringComparison.Ordinal));
        Assert.Equal(["production-0", "staging-0"], Directory.GetDirectories(folder.FullName).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("Write the profiles")]
    [InlineData("Write the profiles", "staging-0", "--all")]
    [InlineData("Did you mean 'staging-0'?", "stagng-0")]
    [InlineData("--registry-mirror says who is asked for digests", "staging-0", "--registry-mirror", "https://mirror.example.org")]
    [InlineData("There is no file 'no.dll'", "staging-0", "--apphost", "no.dll")]
    public async Task BadInputIsToldAndNothingIsWritten(string expected, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var run = await EnvMapCli.RunAsync(["publish", "--output", folder.FullName, .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public async Task AnAppHostThatFailsGivesItsReason()
    {
        using var folder = new TemporaryFolder();
        // Not an application at all.
        var file = folder.Write("Broken.dll", "");

        var run = await EnvMapCli.RunAsync("publish", "local-1", "--apphost", file, "--output", folder["out"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Broken", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder["out"]));
    }
}
