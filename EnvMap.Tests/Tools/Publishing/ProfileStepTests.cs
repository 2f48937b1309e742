using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools.Publishing;

public sealed class ProfileStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--publisher", "manifest", "--output-path", "OUT/aspire-manifest.json")]
    [InlineData("--operation", "publish", "--step", "publish-manifest", "--output-path", "OUT")]
    [InlineData("--operation", "publish", "--step", "publish", "--output-path", "OUT")]
    [InlineData("--operation", "publish", "--output-path", "OUT")]
    public async Task HoweverAPublishIsAskedForItGivesTheSame(params string[] arguments)
    {
        // As deep as the published ones, so that the paths in the manifest are the same.
        var output = RepositoryRoot.Combine("artifacts", Path.GetFileName(_folder.FullName));
        try
        {
            await PublishAsync(0, [.. arguments.Select(argument => argument.Replace("OUT", output, StringComparison.Ordinal)), "--environment=Staging"]);

            var published = RepositoryRoot.Combine("aspire-manifest", "staging-0");
            Assert.Equal(FilesOf(published), FilesOf(output));
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    [Fact]
    public async Task WhatTheLastPublishWroteIsReplaced()
    {
        await PublishAsync(0, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--environment=Development");
        await PublishAsync(0, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--environment=Production");

        Assert.Equal(
            ["files/edge/etc/nginx/nginx.conf", "files/edge/etc/nginx/templates/edge.conf.template", "manifest.json", "profile.json"],
            FilesOf(_folder.FullName).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheNameOfAFileAloneMeansTheCurrentFolder()
    {
        await using var process = ChildProcess.Start("dotnet",
            [BuiltProject.FileOf("EnvMap.AppHost"), "--publisher", "manifest", "--output-path", "manifest.json", "--environment=Staging"], _folder.FullName);

        Assert.True(await process.WaitForExitAsync() is 0, process.Output);
        Assert.Contains("profile.json", FilesOf(_folder.FullName).Keys);
    }

    [Fact]
    public async Task FilesOfOthersAreLeftAlone()
    {
        _folder.Write("files/mine.txt", "mine");

        var output = await PublishAsync(null, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--environment=Production");

        Assert.Contains("no profile was published beside it", output, StringComparison.Ordinal);
        Assert.Equal(["files/mine.txt"], FilesOf(_folder.FullName).Keys);
    }

    [Fact]
    public async Task TheDomainOfASettingIsTheDefault()
    {
        await PublishAsync(0, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--environment=Production", "--EnvMap:Domain=map.example.org");

        Assert.Contains("\"value\": \"map.example.org\"", await File.ReadAllTextAsync(_folder["manifest.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADomainThatIsNoneIsRefused()
    {
        var output = await PublishAsync(2, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--EnvMap:Domain=a b;");

        Assert.Contains("EnvMap:Domain: error: 'a b;' is no domain.", output, StringComparison.Ordinal);
        Assert.Empty(FilesOf(_folder.FullName));
    }

    [Fact]
    public async Task NoSecretOfTheMachineIsPublished()
    {
        await PublishAsync(0, "--publisher", "manifest", "--output-path", _folder["manifest.json"], "--environment=Development",
            "--Parameters:portainer-password=planted-one", "--Parameters:postgres-password=planted-two", "--Parameters:grafana-password=planted-three");

        Assert.All(FilesOf(_folder.FullName), file => Assert.DoesNotContain("planted", file.Value, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> PublishAsync(int? exitCode, params string[] arguments)
    {
        await using var process = ChildProcess.Start("dotnet", [BuiltProject.FileOf("EnvMap.AppHost"), .. arguments], Path.GetTempPath());
        var ended = await process.WaitForExitAsync();
        Assert.True(exitCode is null ? ended is not 0 : ended == exitCode, process.Output);
        return process.Output;
    }

    private static SortedDictionary<string, string> FilesOf(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
