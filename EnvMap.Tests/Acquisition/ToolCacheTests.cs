using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Time.Testing;

namespace EnvMap.Tests.Acquisition;

public sealed class ToolCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TwoTasksAtOnceFetchOnce()
    {
        var npm = new FakeNpm(_folder, FakeNpm.WaitForGate(_folder));
        var progress = new RecordingProgress();
        var first = npm.Cache().GetAsync(npm.Package(), progress, Cancellation);
        var second = npm.Cache().GetAsync(npm.Package(), progress, Cancellation);
        await progress.WaitForAsync(report => report.Phase is AcquisitionPhase.Waiting);
        npm.Open();

        var tools = await Task.WhenAll(first, second);

        Assert.Equal(1, npm.Calls);
        Assert.Equal(tools[0].Directory, tools[1].Directory);
        Assert.Contains("another process is fetching Tool 1.0", progress.Reports.First(report => report.Phase is AcquisitionPhase.Waiting).ToString());
    }

    [Fact]
    public async Task FastPathStartsNoProcessAndTakesNoLock()
    {
        var npm = new FakeNpm(_folder);
        await npm.Cache().GetAsync(npm.Package(), cancellationToken: Cancellation);
        Directory.Delete(_folder["cache", "locks"], recursive: true);
        var runner = new CommandRunner("");
        var progress = new RecordingProgress();

        var tool = await new ToolCache(_folder["cache"], runner, TimeProvider.System).GetAsync(npm.Package(), progress, Cancellation);

        Assert.Equal(0, runner.Started);
        Assert.Empty(progress.Reports);
        Assert.False(Directory.Exists(_folder["cache", "locks"]));
        Assert.True(File.Exists(tool.GetCommandPath("tool")));
    }

    [Fact]
    public async Task ModesAreKeptAndOtherUsersMayRead()
    {
        var npm = new FakeNpm(_folder);

        var tool = await npm.Cache().GetAsync(npm.Package(), cancellationToken: Cancellation);

        Assert.Equal("755", Mode(tool.GetCommandPath("tool")));
        Assert.Equal("644", Mode(Path.Combine(tool.Directory, "readme.txt")));
        Assert.Equal("755", Mode(tool.Directory));
    }

    [Fact]
    public async Task WrongChecksumIsRefusedAndNothingStays()
    {
        var npm = new FakeNpm(_folder);
        var wrong = npm.Package("sha512-AAAA");

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => npm.Cache().GetAsync(wrong, cancellationToken: Cancellation));

        Assert.Contains("expected was sha512-AAAA", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache", "tools"]));
        Assert.False(npm.Cache().TryGet(wrong, out _));
    }

    [Fact]
    public async Task FailedCommandIsNamedWithExitCodeErrorAndCure()
    {
        var npm = new FakeNpm(_folder, "echo 'npm error code ENOTFOUND' >&2; exit 7");
        var progress = new RecordingProgress();

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => npm.Cache().GetAsync(npm.Package(), progress, Cancellation));

        Assert.Contains("Could not fetch Tool 1.0", exception.Message);
        Assert.Contains("'npm pack tool@1.0.0 ", exception.Message);
        Assert.Contains("exit code 7", exception.Message);
        Assert.Contains("npm error code ENOTFOUND", exception.Message);
        Assert.Contains("set registry and proxy", exception.Message);
        Assert.Equal(AcquisitionPhase.Failed, progress.Reports[^1].Phase);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache", "tools"]));
    }

    [Fact]
    public async Task MissingNpmSaysToInstallNode()
    {
        var npm = new FakeNpm(_folder);
        var cache = new ToolCache(_folder["cache"], new CommandRunner(_folder["empty"]), TimeProvider.System);

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => cache.GetAsync(npm.Package(), cancellationToken: Cancellation));

        Assert.Contains("'npm' was not found on PATH", exception.Message);
        Assert.Contains("Node 20 or newer", exception.Message);
    }

    [Fact]
    public async Task OtherPlatformsAreNamed()
    {
        var package = new NpmPackage("tool", "Tool 1.0", new Dictionary<string, NpmTarball> { ["plan9-x64"] = new("tool", "1.0.0", "", 0) });
        var cache = new FakeNpm(_folder).Cache();

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => cache.GetAsync(package, cancellationToken: Cancellation));

        Assert.Contains($"no npm package for {RuntimePlatform.Rid}, only for plan9-x64", exception.Message);
        Assert.False(cache.TryGet(package, out _));
    }

    [Fact]
    public async Task CancellingKillsTheWholeChildTree()
    {
        var pidFile = _folder["pid"];
        var npm = new FakeNpm(_folder, $"sleep 600 & echo $! > '{pidFile}.new'; mv '{pidFile}.new' '{pidFile}'; wait");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var fetch = npm.Cache().GetAsync(npm.Package(), cancellationToken: cancel.Token);
        await Eventually.Async(() => File.Exists(pidFile), "the child's process id");
        var pid = (await File.ReadAllTextAsync(pidFile, Cancellation)).Trim();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);

        await Eventually.Async(() => !RunProcess.Exists(pid), "the end of the child's child");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache", "tools"]));
    }

    [Fact]
    public async Task PercentageFollowsTheBytesAndNeverFalls()
    {
        var npm = new FakeNpm(_folder,
            $"""
            head -c 600 /dev/zero > "$cache/part"
            while [ -d '{_folder.FullName}' ] && [ ! -f '{_folder["fall"]}' ]; do sleep 0.05; done
            head -c 100 /dev/zero > "$cache/part"; touch '{_folder["fell"]}'
            {FakeNpm.WaitForGate(_folder)}
            """);
        var progress = new RecordingProgress();
        var fetch = npm.Cache().GetAsync(npm.Package(), progress, Cancellation);
        await progress.WaitForAsync(report => report.Percent == 60);
        File.WriteAllText(_folder["fall"], "");
        await Eventually.Async(() => File.Exists(_folder["fell"]), "the smaller file");
        var seen = progress.Reports.Count;
        await Eventually.Async(() => progress.Reports.Count > seen + 2, "further reports");
        npm.Open();
        await fetch;

        var percentages = progress.Reports.Select(report => report.Percent).OfType<int>().ToList();
        Assert.Equal(percentages.Order(), percentages);
        Assert.Equal(60, percentages[^1]);
        Assert.Equal(AcquisitionPhase.Done, progress.Reports[^1].Phase);
    }

    [Fact]
    public async Task ASlowFetchIsSeenOnTheConsoleEveryTwoSeconds()
    {
        var npm = new FakeNpm(_folder, FakeNpm.WaitForGate(_folder));
        var time = new FakeTimeProvider();
        var output = new StringWriter();
        using var console = new ConsoleAcquisitionProgress(TextWriter.Synchronized(output), time);
        var fetch = npm.Cache().GetAsync(npm.Package(), console, Cancellation);
        await Eventually.Async(() => npm.Calls == 1, "the fetch");
        for (var i = 1; i <= 3; i++)
        {
            var before = output.ToString().Length;
            time.Advance(TimeSpan.FromSeconds(2));
            Assert.True(output.ToString().Length > before, $"Nothing was written in interval {i}.");
        }

        npm.Open();
        await fetch;

        Assert.StartsWith("Fetching Tool 1.0 …" + Environment.NewLine, output.ToString());
        Assert.EndsWith("Fetched Tool 1.0 in 6 s" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsNamedWithTheVariable()
    {
        var npm = new FakeNpm(_folder);
        var cache = new ToolCache(_folder.Write("file", "") + "/cache", new CommandRunner(npm.SearchPath), TimeProvider.System);

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => cache.GetAsync(npm.Package(), cancellationToken: Cancellation));

        Assert.Contains(_folder["file"], exception.Message);
        Assert.Contains("Set ENVMAP_CACHE", exception.Message);
    }

    [Fact]
    public async Task ADotnetToolIsInstalledIntoItsOwnFolder()
    {
        var commands = new FakeCommands(_folder["bin"]);
        commands.Add("dotnet", """[ "$1 $2 $3 $4 $5 $6" = "tool install some-tool --version 1.2.3 --tool-path" ] && touch "$7/some-tool" """);
        var cache = new ToolCache(_folder["cache"], new CommandRunner(commands.SearchPath), TimeProvider.System);

        var tool = await cache.GetAsync(new DotnetTool("some-tool", "1.2.3"), cancellationToken: Cancellation);

        Assert.Equal(Path.Combine(tool.Directory, "some-tool"), tool.GetCommandPath("some-tool"));
        Assert.Contains("no command 'other'", Assert.Throws<AcquisitionException>(() => tool.GetCommandPath("other")).Message);
    }

    [Fact]
    public async Task FetchesFromTheRegistryWithTheRealNpm()
    {
        var package = new NpmPackage("is-number", "is-number", new Dictionary<string, NpmTarball>
        {
            [RuntimePlatform.Rid] = new(
                "is-number", "7.0.0", "sha512-41Cifkg6e8TylSpdtTpeLVMqvSBEVzTttHvERD741+pnZ8ANv0004MRL43QKPDlK9cGvNp6NZWZUBlbGXYxxng==", 3700),
        });

        var tool = await new ToolCache(_folder["cache"]).GetAsync(package, cancellationToken: Cancellation);

        Assert.True(File.Exists(Path.Combine(tool.Directory, "package.json")));
    }

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
