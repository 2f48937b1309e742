using System.Diagnostics;
using System.Runtime.InteropServices;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Faults;

/// <summary>However the AppHost ends, nothing that it started is left.</summary>
public sealed class EndOfTheAppHostTests
{
    private static readonly string[] s_resources = ["api", "postgres", "envmapdb", "edge", "prometheus", "node-exporter"];

    public enum End
    {
        CtrlC,
        Interrupt,
        Terminate,
        Kill,
    }

    [Theory]
    [InlineData(End.CtrlC, 0)]
    [InlineData(End.Interrupt, 0)]
    [InlineData(End.Terminate, 0)]
    [InlineData(End.Kill, 137)]
    public async Task NoProcessAndNoPortIsLeft(End end, int exitCode)
    {
        await using var run = await RunningAppHost.StartAsync();
        await run.WaitUntilHealthyAsync(s_resources);
        await run.DashboardListensAsync();
        var footprint = run.TakeFootprint();
        // The AppHost, DCP with its monitors, the dashboard, five tools and projects, and the processes of PostgreSQL.
        Assert.InRange(footprint.Processes.Count, 12, 100);
        Assert.Contains(footprint.Processes, p => p.CommandLine.StartsWith("postgres: ", StringComparison.Ordinal));
        Assert.Contains(footprint.Processes, p => p.CommandLine.EndsWith("aspire-managed dashboard", StringComparison.Ordinal));
        Assert.Contains(run.EdgePort, footprint.Ports);

        var watch = Stopwatch.StartNew();
        Apply(end, run.Process);
        Assert.Equal(exitCode, await run.Process.WaitForExitAsync(TimeSpan.FromSeconds(20)));
        var exited = watch.Elapsed;
        await footprint.WaitUntilGoneAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{end}: the AppHost ended after {exited.TotalSeconds:0.00} s, its {footprint.Processes.Count} processes and {footprint.Ports.Count} ports after {watch.Elapsed.TotalSeconds:0.00} s.");
    }

    private static void Apply(End end, ChildProcess process)
    {
        switch (end)
        {
            case End.CtrlC:
                process.InterruptGroup();
                break;
            case End.Interrupt:
                process.Signal(PosixSignal.SIGINT);
                break;
            case End.Terminate:
                process.Signal(PosixSignal.SIGTERM);
                break;
            default:
                process.KillAlone();
                break;
        }
    }
}
