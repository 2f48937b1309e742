using EnvMap.Acquisition;

namespace EnvMap.Tests.Acquisition;

/// <summary>What <see cref="FetchAcrossProcessesTests"/> runs in a process of its own.</summary>
public sealed class ChildFetchTests
{
    internal const string FolderVariable = "ENVMAP_TEST_FETCH_FOLDER";

    [Fact(Explicit = true)]
    public async Task FetchInChild()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var integrity = await TarballIntegrity.ComputeAsync(Path.Combine(folder, "fixture.tgz"), cancellation);
        var package = new NpmPackage("tool", "Tool 1.0", new Dictionary<string, NpmTarball>
        {
            [RuntimePlatform.Rid] = new("tool", "1.0.0", integrity, 1000),
        });

        var tool = await new ToolCache(Path.Combine(folder, "cache")).GetAsync(package, cancellationToken: cancellation);

        Assert.True(File.Exists(Path.Combine(tool.Directory, "readme.txt")));
    }
}
