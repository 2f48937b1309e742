using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>AppHosts with what the official packages make of them.</summary>
public sealed class ParityExamplesTests(BuiltExamples examples) : IClassFixture<BuiltExamples>
{
    public static TheoryData<string> Published => [.. BuiltExamples.Names(n => !IsRun(n) && !IsError(n) && !IsOwn(n))];

    public static TheoryData<string> Started => [.. BuiltExamples.Names(IsRun)];

    public static TheoryData<string> Failing => [.. BuiltExamples.Names(IsError)];

    [Theory]
    [MemberData(nameof(Published))]
    public async Task AnAppHostPublishesTheSameBytes(string name)
    {
        await using var process = examples.Start(name, ["--publisher", "manifest", "--output-path", "manifest.json"]);

        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Equal(await ReadAsync(name, "expected-manifest.json"), await ReadAsync(name, "manifest.json"));
    }

    [Theory]
    [MemberData(nameof(Started))]
    public async Task ProcessesGetTheSameVariablesAndArguments(string name)
    {
        using var probes = new ExampleProbes(await ReadAsync(name, "AppHost.cs"));
        await using (var process = examples.Start(name, ["--environment", "Development"], new KeyValuePair<string, string?>("PARITY_OUT", probes.Folder)))
        {
            await probes.WaitAsync(process);
            await process.EndAsync();
        }

        Assert.Equal(ExampleProbes.Normalize(await ReadAsync(name, "expected-env.json")), probes.Read());
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task MistakesAreToldInTheSameWords(string name)
    {
        const string Marker = "ERROR ";
        await using var process = examples.Start(name, []);

        await process.WaitForExitAsync();

        var told = process.Output.Split('\n').Where(line => line.StartsWith(Marker, StringComparison.Ordinal)).Select(line => line[Marker.Length..]);
        Assert.Equal((await ReadAsync(name, "expected-error.txt")).TrimEnd(), string.Join('\n', told));
    }

    [Fact]
    public async Task APublishThatBreaksOffEndsWithAFailureAndLeavesTheFormerManifest()
    {
        const string Name = "own-breaks-off";
        var manifest = Path.Combine(examples.FolderOf(Name), "manifest.json");
        await File.WriteAllTextAsync(manifest, "former", TestContext.Current.CancellationToken);
        await using var process = examples.Start(Name, ["--publisher", "manifest", "--output-path", "manifest.json"]);

        Assert.NotEqual(0, await process.WaitForExitAsync());

        Assert.Contains("no value today", process.Output, StringComparison.Ordinal);
        Assert.Equal("former", await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(examples.FolderOf(Name), "*.tmp"));
    }

    [Fact]
    public async Task ThePublishOperationReplacesTheManifestInItsFolder()
    {
        const string Name = "05-containers";
        var folder = Directory.CreateDirectory(Path.Combine(examples.FolderOf(Name), "out"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "aspire-manifest.json"), "former", TestContext.Current.CancellationToken);
        await using var process = examples.Start(Name, ["--operation", "publish", "--step", "publish-manifest", "--output-path", folder.Name]);

        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        Assert.Equal(await ReadAsync(Name, "expected-manifest.json"), await ReadAsync(Name, "out/aspire-manifest.json"));
    }

    private static bool IsOwn(string name) => name.StartsWith("own-", StringComparison.Ordinal);

    private static bool IsRun(string name) => name.StartsWith("run-", StringComparison.Ordinal);

    private static bool IsError(string name) => name.Contains("-error-", StringComparison.Ordinal);

    private Task<string> ReadAsync(string name, string file) => File.ReadAllTextAsync(Path.Combine(examples.FolderOf(name), file), TestContext.Current.CancellationToken);
}
