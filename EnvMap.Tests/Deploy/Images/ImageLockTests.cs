using EnvMap.Catalog;
using EnvMap.Deploy;
using EnvMap.Deploy.Images;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Images;

public sealed class ImageLockTests : IDisposable
{
    private const string Nginx = "docker.io/library/nginx:1.29";
    private const string Postgres = "docker.io/library/postgres:18.3";

    private static readonly string s_appHost = BuiltProject.FileOf("EnvMap.AppHost");

    private readonly TemporaryFolder _folder = new();

    private string LockFile => _folder["staging-0", ImageLock.FileName];

    [Fact]
    public async Task WhatIsLockedIsWhatComposeRuns()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var (nginx, postgres) = (registry.Push("library/nginx", "1.29", "nginx"), registry.Push("library/postgres", "18.3", "postgres"));

        var run = await PublishAsync("--lock", "--registry-mirror", registry.Address.ToString());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("added images.lock.json", run.Output, StringComparison.Ordinal);
        Assert.Equal($$"""
            {
              "version": 1,
              "images": {
                "{{Nginx}}": "{{nginx}}",
                "{{Postgres}}": "{{postgres}}"
              }
            }

            """, await File.ReadAllTextAsync(LockFile, TestContext.Current.CancellationToken));
        using var written = new WrittenCompose();
        await written.WriteAsync(_folder["staging-0"]);
        Assert.Contains($"image: {Nginx}@{nginx}\n", written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains($"image: {Postgres}@{postgres}\n", written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("image: ${ENVMAP_REGISTRY:-localhost/}envmap-staging-0-api:${ENVMAP_VERSION}\n", written["compose.yaml"], StringComparison.Ordinal);
        Assert.Equal("", await Dclint.CheckAsync(Path.Combine(written.Folder, "compose.yaml")));

        // A publish without it leaves it alone; with it, it follows.
        Assert.Contains("is as it was", (await PublishAsync()).Output, StringComparison.Ordinal);
        var moved = registry.Push("library/nginx", "1.29", "another nginx");
        Assert.Contains("changed images.lock.json", (await PublishAsync("--lock", "--registry-mirror", registry.Address.ToString())).Output, StringComparison.Ordinal);
        Assert.Contains(moved, await File.ReadAllTextAsync(LockFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereARegistryDoesNotAnswerNothingIsWritten()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Push("library/nginx", "1.29", "nginx");

        var run = await PublishAsync("--lock", "--registry-mirror", registry.Address.ToString());
        var offline = await PublishAsync("--lock", "--registry-mirror", "http://127.0.0.1:1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"images.lock.json: error: The digest of {Postgres} is not known: 127.0.0.1 answers 404", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Nginx, run.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (offline.ExitCode, offline.Output));
        Assert.Contains("127.0.0.1 cannot be reached", offline.Error, StringComparison.Ordinal);
        Assert.Contains("leave --lock out", offline.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task WhatHasBecomeStaleIsTold()
    {
        var digest = $"sha256:{new string('a', 64)}";
        _folder.Write($"staging-0/{ImageLock.FileName}", new ImageLock { Images = new Dictionary<string, string> { [Nginx] = digest, ["docker.io/library/postgres:17"] = digest } }.Write());

        var published = await PublishAsync();
        var check = await PublishAsync("--check");
        var problems = new List<CatalogProblem>();
        var source = DeploySource.Read(_folder["staging-0"], problems);

        Assert.Equal((0, ""), (published.ExitCode, published.Error));
        Assert.Equal(1, check.ExitCode);
        foreach (var expected in new[] { $"lacks {Postgres}", "has docker.io/library/postgres:17, which nothing uses" })
        {
            Assert.Contains($"images.lock.json {expected}", published.Output, StringComparison.Ordinal);
            Assert.Contains($"images.lock.json {expected}", check.Output, StringComparison.Ordinal);
            Assert.Contains(problems, problem => !problem.IsError && problem.Message.StartsWith($"It {expected}.", StringComparison.Ordinal));
        }
        Assert.Equal(digest, source!.Lock!.Images[Nginx]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"version": 2, "images": {}}""")]
    [InlineData("""{"version": 1, "images": {"nginx:1": "latest"}}""")]
    public void AnotherFileIsNoLock(string text)
    {
        _folder.Write(ImageLock.FileName, text);
        var problems = new List<CatalogProblem>();

        Assert.Null(ImageLock.Read(_folder.FullName, problems));
        Assert.True(Assert.Single(problems).IsError);
    }

    public void Dispose() => _folder.Dispose();

    private Task<EnvMapCli> PublishAsync(params string[] arguments) =>
        EnvMapCli.RunAsync(["publish", "staging-0", "--apphost", s_appHost, "--output", _folder.FullName, .. arguments]);
}
