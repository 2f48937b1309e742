using System.Diagnostics;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswersSoonAfterItsStart()
    {
        await using var dcp = RealDcp.Create();
        var clock = Stopwatch.StartNew();
        var starting = dcp.Host.StartAsync(Cancellation);
        var services = await dcp.Client.ListAsync<Service>(Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"first answer after {clock.ElapsedMilliseconds} ms");
        await starting;

        Assert.Empty(services);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task KeepsItsSessionFolderToItsOwner()
    {
        await using var dcp = await RealDcp.StartAsync();
        var session = dcp.Host.SessionDirectory!;

        const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(FileMode | UnixFileMode.UserExecute, new DirectoryInfo(session).UnixFileMode);
        Assert.Equal(FileMode, new FileInfo(Path.Combine(session, "tls.key")).UnixFileMode);
        Assert.Equal(FileMode, new FileInfo(Path.Combine(session, "kubeconfig")).UnixFileMode);
    }

    [Fact]
    public async Task StoppingLeavesNoProcessAndNoFolder()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("sleeper", "exec sleep 1000"), Cancellation);
        var running = await dcp.WaitForStateAsync("sleeper", ExecutableState.Running);

        var clock = Stopwatch.StartNew();
        await dcp.Host.StopAsync(Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"stopped after {clock.ElapsedMilliseconds} ms");

        Assert.False(UnixProcess.IsAlive((int)running.Status!.Pid!.Value));
        Assert.Empty(ProcessesOf(dcp));
        Assert.Empty(Directory.EnumerateFileSystemEntries(dcp.ParentDirectory));
        await Assert.ThrowsAsync<DcpException>(() => dcp.Client.ListAsync<Service>(Cancellation));
    }

    [Fact]
    public async Task TheDashboardEndsAfterAllOthers()
    {
        using var folder = new TemporaryFolder();
        await using var dcp = await RealDcp.StartAsync();
        const string Loop = "while :; do sleep 0.05; done";
        var dashboard = RealDcp.Shell(DashboardExecutable.Name, $"trap 'cp {folder["last-words"]} {folder["heard"]}; exit' TERM; echo ready; {Loop}");
        var service = RealDcp.Shell("service", $"trap 'sleep 0.5; echo bye > {folder["last-words"]}; exit' TERM; echo ready; {Loop}");
        foreach (var executable in (Executable[])[dashboard, service])
        {
            await dcp.Client.CreateAsync(executable, Cancellation);
            await dcp.WaitForStateAsync(executable.Metadata.Name, ExecutableState.Running);
            await Eventually.Async(async () => (await dcp.ReadLogAsync(executable.Metadata.Name, DcpLogSource.StdOut)).Contains("ready", StringComparison.Ordinal), "the trap");
        }

        await dcp.Host.StopAsync(Cancellation);

        Assert.Equal("bye\n", await File.ReadAllTextAsync(folder["heard"], Cancellation));
    }

    [Fact]
    public async Task KillingTheHostEndsEverything()
    {
        using var parent = Process.Start("sleep", "1000");
        await using var dcp = await RealDcp.StartAsync(parent.Id);
        await dcp.Client.CreateAsync(RealDcp.Shell("sleeper", "exec sleep 1000"), Cancellation);
        var running = await dcp.WaitForStateAsync("sleeper", ExecutableState.Running);

        var clock = Stopwatch.StartNew();
        parent.Kill();
        await RealDcp.WaitForEndAsync((int)running.Status!.Pid!.Value, TimeSpan.FromSeconds(10));
        TestContext.Current.TestOutputHelper?.WriteLine($"executable gone after {clock.ElapsedMilliseconds} ms");
        while (ProcessesOf(dcp).Count > 0)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Still there: {string.Join(", ", ProcessesOf(dcp))}");
            await Task.Delay(20, Cancellation);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"everything gone after {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task TellsWhenDcpEnds()
    {
        await using var dcp = await RealDcp.StartAsync();
        var server = ProcessesOf(dcp).Single(p => p.CommandLine.Contains("start-apiserver", StringComparison.Ordinal));
        var exited = new TaskCompletionSource();
        await using var registration = dcp.Host.Exited.Register(exited.SetResult);

        UnixProcess.Kill(server.Id);
        await exited.Task.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);

        var error = await Assert.ThrowsAsync<DcpException>(() => dcp.Client.ListAsync<Service>(Cancellation));
        Assert.Contains("DCP has ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOptionThatDcpRefusesFailsTheStartWithItsWords()
    {
        await using var dcp = RealDcp.Create(options: new DcpOptions { CliPath = RealDcp.CliPath, ContainerRuntime = "nerdctl" });

        var error = await Assert.ThrowsAsync<DcpException>(() => dcp.Host.StartAsync(Cancellation));

        Assert.Contains("nerdctl", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(dcp.ParentDirectory));
        Assert.Same(error, await Assert.ThrowsAsync<DcpException>(() => dcp.Client.ListAsync<Service>(Cancellation)));
    }

    [Fact]
    public async Task AStartThatTakesTooLongFailsAndLeavesNothing()
    {
        await using var dcp = RealDcp.Create(options: new DcpOptions { CliPath = RealDcp.CliPath, StartupTimeout = TimeSpan.FromMilliseconds(80) });

        var error = await Assert.ThrowsAsync<DcpException>(() => dcp.Host.StartAsync(Cancellation));

        Assert.Contains("DcpPublisher:StartupTimeout", error.Message, StringComparison.Ordinal);
        Assert.Empty(ProcessesOf(dcp));
        Assert.Empty(Directory.EnumerateFileSystemEntries(dcp.ParentDirectory));
    }

    [Fact]
    public async Task AMissingDcpFailsTheStartWithTheCure()
    {
        await using var host = new DcpHost(Options.Create(new DcpOptions { CliPath = "/nowhere/dcp" }), NullLoggerFactory.Instance, TimeProvider.System);

        var error = await Assert.ThrowsAsync<DcpException>(() => host.StartAsync(Cancellation));

        Assert.Contains("/nowhere/dcp", error.Message, StringComparison.Ordinal);
        Assert.Contains("ASPIRE_DCP_PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InfoTellsTheContainerRuntime()
    {
        var info = await new DcpInfoReader(Options.Create(new DcpOptions { CliPath = RealDcp.CliPath, ContainerRuntime = "docker" }), TimeProvider.System).GetAsync(Cancellation);

        Assert.NotEmpty(info.Version);
        Assert.Equal("docker", info.Containers?.Runtime);
    }

    /// <summary>The processes of DCP that name the session folder; monitors do not, and end with their process.</summary>
    private static List<(int Id, string CommandLine)> ProcessesOf(RealDcp dcp)
    {
        var found = new List<(int, string)>();
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (TryReadCommandLine(process.Id) is { } line && line.Contains(dcp.ParentDirectory, StringComparison.Ordinal))
                {
                    found.Add((process.Id, line));
                }
            }
        }

        return found;
    }

    private static string? TryReadCommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
