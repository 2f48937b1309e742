using System.Diagnostics;
using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

public sealed class FetchAcrossProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TwoProcessesAtOnceFetchOnce()
    {
        var npm = new FakeNpm(_folder, FakeNpm.WaitForGate(_folder));
        using var child = StartChild(npm);
        await Eventually.Async(() => npm.Calls == 1, "the child's fetch");
        var progress = new RecordingProgress();
        var fetch = npm.Cache().GetAsync(npm.Package(), progress, Cancellation);
        await progress.WaitForAsync(report => report.Phase is AcquisitionPhase.Waiting);
        npm.Open();

        await fetch;
        await child.WaitForExitAsync(Cancellation);

        Assert.Equal(0, child.ExitCode);
        Assert.Equal(1, npm.Calls);
    }

    [Fact]
    public async Task KilledHalfWayLeavesNothingBehindAndTheNextFetchSucceeds()
    {
        var npm = new FakeNpm(_folder, FakeNpm.WaitForGate(_folder));
        using var child = StartChild(npm);
        await Eventually.Async(() => npm.Calls == 1, "the child's fetch");
        child.Kill();
        await child.WaitForExitAsync(Cancellation);
        Assert.Single(Directory.EnumerateDirectories(_folder["cache", "tools"]), folder => folder.Contains(".partial-", StringComparison.Ordinal));
        Assert.False(npm.Cache().TryGet(npm.Package(), out _));
        npm.Open();

        var tool = await npm.Cache().GetAsync(npm.Package(), cancellationToken: Cancellation);

        Assert.Equal([tool.Directory], Directory.EnumerateDirectories(_folder["cache", "tools"]));
        Assert.Equal(2, npm.Calls);
    }

    private Process StartChild(FakeNpm npm)
    {
        string[] arguments = ["--explicit", "only", "--filter-method", $"*{nameof(ChildFetchTests)}.{nameof(ChildFetchTests.FetchInChild)}", "--results-directory", _folder["results"]];
        var start = new ProcessStartInfo("dotnet", [typeof(FetchAcrossProcessesTests).Assembly.Location, .. arguments]);
        start.Environment[ChildFetchTests.FolderVariable] = _folder.FullName;
        start.Environment["PATH"] = npm.SearchPath;
        return Process.Start(start)!;
    }
}
