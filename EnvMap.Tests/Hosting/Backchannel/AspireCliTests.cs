using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Backchannel;

/// <summary>The AppHost of the map, driven by the real Aspire CLI.</summary>
public sealed class AspireCliTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    // The CLI writes its settings file where it is started, and unpacks its bundle below the user's home.
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ItPublishesAndListsAndTellsWhatFails()
    {
        var published = await RunAsync("publish", "--output-path", _folder["published"]);
        _folder.Write("a-file", "");
        var listing = RunAsync("publish", "--list-steps", "--output-path", _folder["listed"]);
        var failed = await RunAsync("do", "publish-manifest", "--output-path", _folder["a-file"]);
        var listed = await listing;

        Assert.True(published.ExitCode == 0, published.Output);
        Assert.Contains("(publish-manifest) ✓ publish-manifest", published.Output, StringComparison.Ordinal);
        Assert.Contains("6/6 steps succeeded", published.Output, StringComparison.Ordinal);
        Assert.Equal(await PublishAloneAsync(), Read(_folder["published"]));

        Assert.True(listed.ExitCode == 0, listed.Output);
        Assert.Contains("Depends on: publish-environment-map", listed.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["listed"]));

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains($"✗ The profile cannot be written to '{_folder["a-file"]}'", failed.Output, StringComparison.Ordinal);
        Assert.Contains("Pipeline failed", failed.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var cli = await FetchedTools.AspireCliAsync();
        await using var process = ChildProcess.Start(
            cli.GetCommandPath("aspire"),
            [.. arguments, "--apphost", RepositoryRoot.Combine("EnvMap.AppHost", "EnvMap.AppHost.csproj"), "--no-build", "--non-interactive", "--nologo"],
            _folder.FullName,
            new Dictionary<string, string?>
            {
                ["HOME"] = _folder.FullName,
                ["DOTNET_CLI_HOME"] = _folder.FullName,
                ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["NO_COLOR"] = "1",
                ["Configuration"] = BuiltProject.Configuration,
            });
        return (await process.WaitForExitAsync(s_patience), process.Output);
    }

    private async Task<Dictionary<string, string>> PublishAloneAsync()
    {
        await ChildProcess.RunAsync("dotnet",
            [BuiltProject.FileOf("EnvMap.AppHost"), "--operation", "publish", "--step", "publish-manifest", "--output-path", _folder["alone"]],
            RepositoryRoot.Combine("EnvMap.AppHost"));
        return Read(_folder["alone"]);
    }

    private static Dictionary<string, string> Read(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
