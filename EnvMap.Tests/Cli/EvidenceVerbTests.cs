using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Cli;

[Collection(nameof(PostgresTests))]
public sealed class EvidenceVerbTests(PostgresServer postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatTestsHaveShownOfThisCommitIsTrueAndReportedToTheApi()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        using var folder = await WriteAsync();
        var commit = await new GitWorkTree(new ProcessRunner(), folder.FullName).ReadIdAsync(Token);
        Record(folder, commit!);

        var run = await RunAsync(folder, await api.Client.TokenAsync("admin", ApiLogin.AdminPassword), "--report", api.Client.BaseAddress!.AbsoluteUri);

        Assert.Equal((0, false), (run.ExitCode, run.Error.Contains("warning", StringComparison.Ordinal)));
        Assert.Contains("1 of 1 cells that apply are true (1 observed, 0 validated, 0 rendered)", run.Output, StringComparison.Ordinal);
        var kept = await api.Client.GetFromJsonAsync<JsonElement>("/api/evidence", Token);
        var evidence = kept.GetProperty("evidence");
        Assert.Equal(("admin", commit, 1), (kept.GetProperty("reportedBy").GetString(), evidence.GetProperty("commit").GetString(), evidence.GetProperty("grades").GetProperty("observed").GetInt32()));
        var cell = (await api.Client.StatusAsync()).Cell("nginx", "staging").GetProperty("evidence");
        Assert.Equal(("observed", "a test"), (cell.GetProperty("grade").GetString(), cell.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task WhatIsNotOfThisCommitIsClaimedAndWhatDiffersFromItIsReportedToo()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        using var folder = await WriteAsync();
        Record(folder, (await new GitWorkTree(new ProcessRunner(), folder.FullName).ReadIdAsync(Token))!);
        folder.Write("changed", "since");

        var run = await RunAsync(folder, await api.Client.TokenAsync("admin", ApiLogin.AdminPassword), "--report", api.Client.BaseAddress!.AbsoluteUri);

        Assert.Equal((1, false), (run.ExitCode, run.Error.Contains("warning", StringComparison.Ordinal)));
        Assert.Contains("1 are claimed and not shown", run.Output, StringComparison.Ordinal);
        var evidence = (await api.Client.GetFromJsonAsync<JsonElement>("/api/evidence", Token)).GetProperty("evidence");
        Assert.Matches("^[0-9a-f]{40}-[0-9a-f]{40}$", evidence.GetProperty("commit").GetString());
        Assert.Equal("claimed", (await api.Client.StatusAsync()).Cell("nginx", "staging").GetProperty("evidence").GetProperty("grade").GetString());
    }

    [Theory]
    [InlineData("http://example.org", "token", "'http://example.org' is no address of an API that a token may go to.")]
    [InlineData("https://example.org", "", "--report: error: --report needs a token.")]
    public async Task ATokenGoesNowhereInTheClearAndIsNeeded(string api, string token, string error)
    {
        using var folder = await WriteAsync();
        var run = await RunAsync(folder, token, "--report", api);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/answer.json")]
    [InlineData("artifacts")]
    public async Task AFileThatCannotBeWrittenIsToldBeforeAnythingIsPublished(string output)
    {
        using var folder = await WriteAsync();
        Directory.CreateDirectory(folder["artifacts"]);
        var run = await RunAsync(folder, "", "--output", output, "--publications", "published");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"'{output}' is no file in a folder that is there.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["published"]));
    }

    [Theory]
    [InlineData("answer.json")]
    [InlineData("link.json")]
    public async Task AFileThatIsNotThereYetIsWritten(string output)
    {
        using var folder = await WriteAsync();
        File.CreateSymbolicLink(folder["link.json"], folder["answer.json"]);
        var run = await RunAsync(folder, "", "--format", "json", "--output", output);
        Assert.Equal("", run.Output);
        Assert.StartsWith("{", await File.ReadAllTextAsync(folder["answer.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(folder["link.json"]).LinkTarget);
    }

    [Fact]
    public async Task WhereALinkStandsTheAnswerGoesToWhereItLeads()
    {
        using var folder = await WriteAsync();
        folder.Write("kept/answer.json", "old");
        File.CreateSymbolicLink(folder["answer.json"], folder["kept", "answer.json"]);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(folder["kept", "answer.json"], mode);

        var run = await RunAsync(folder, "", "--format", "json", "--output", "answer.json");

        Assert.Equal("", run.Output);
        Assert.StartsWith("{", await File.ReadAllTextAsync(folder["kept", "answer.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((folder["kept", "answer.json"], mode), (new FileInfo(folder["answer.json"]).LinkTarget, File.GetUnixFileMode(folder["kept", "answer.json"])));

        run = await RunAsync(folder, "", "--format", "json", "--output", "/dev/stdout");
        Assert.StartsWith("{", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereGitTellsNoCommitItIsSaidWhyNoResultCounts()
    {
        using var folder = Write();
        Record(folder, "");
        var run = await RunAsync(folder, "");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"envmap evidence: warning: git tells no commit of '{folder.FullName}', so that no result of a test counts.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Evidence at no commit", run.Output, StringComparison.Ordinal);
    }

    private static TemporaryFolder Write()
    {
        var folder = new TemporaryFolder();
        folder.Write(SeedMap.Path, SeedMap.Text);
        folder.Write(".gitignore", "artifacts/\n");
        return folder;
    }

    // A repository of its own, so that nothing depends on the one that the tests are in.
    private static async Task<TemporaryFolder> WriteAsync()
    {
        var folder = Write();
        await GitRepository.CommitAsync(folder.FullName);
        return folder;
    }

    private static void Record(TemporaryFolder folder, string commit) => EvidenceResultFiles.Write(
        folder["artifacts", "evidence"],
        new EvidenceResult { Row = "Nginx", Profile = "staging-0", Grade = EvidenceGrade.Observed, By = "a test", Commit = commit, At = DateTimeOffset.UtcNow });

    private static Task<EnvMapCli> RunAsync(TemporaryFolder folder, string token, params string[] arguments) => EnvMapCli.RunInAsync(
        folder.FullName, new Dictionary<string, string?> { ["ENVMAP_TOKEN"] = token },
        ["evidence", "--row", "Nginx", "--environment", "staging", "--apphost", BuiltProject.FileOf("EnvMap.AppHost"), .. arguments]);
}
