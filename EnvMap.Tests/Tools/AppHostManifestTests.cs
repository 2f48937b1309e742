using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools;

public sealed class AppHostManifestTests
{
    [Theory]
    [InlineData("local-1", "Development")]
    [InlineData("production-0", "Production")]
    public async Task AProfileIsPublishedWithEveryToolAsAContainer(string profile, string environment)
    {
        // Inside the repository, so that the paths in the manifest are the same everywhere.
        var file = RepositoryRoot.Combine("artifacts", "tmp", "manifests", $"{profile}.json");
        await using var process = ChildProcess.Start(
            "dotnet",
            [BuiltProject.FileOf("EnvMap.AppHost"), "--publisher", "manifest", "--output-path", file, $"--environment={environment}"],
            Path.GetTempPath());

        Assert.True(await process.WaitForExitAsync() is 0, process.Output);
        Snapshot.Match(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), profile, "json");
    }
}
