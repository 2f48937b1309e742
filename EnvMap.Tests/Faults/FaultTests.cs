using System.Diagnostics;
using EnvMap.Hosting.Dashboard.Proto;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Faults;

/// <summary>What the resource service says of each fault, and that a command of the dashboard brings the resource back.</summary>
[Collection(nameof(QuietMachine))]
public sealed class FaultTests(FaultyEnvironment environment) : IClassFixture<FaultyEnvironment>
{
    private static readonly TimeSpan s_shownWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_healthyWithin = TimeSpan.FromSeconds(30);
    private static readonly string[] s_resources = ["postgres", "envmapdb", "api", "edge", "prometheus", "node-exporter"];

    [Theory]
    [InlineData(Fault.PortTaken, "edge", "FailedToStart", "error", null, null, "start")]
    [InlineData(Fault.MissingBinary, "node-exporter", "FailedToStart", "error", null, null, "start")]
    // DCP's number for a process that a signal ended: .NET ends by SIGABRT after an unhandled exception.
    [InlineData(Fault.CrashAtStart, "api", "Finished", "error", null, "-1", "start")]
    [InlineData(Fault.FailingHealthCheck, "api", "Running", "", "Unhealthy", null, "restart")]
    [InlineData(Fault.Hang, "prometheus", "Running", "", "Unhealthy", null, "restart")]
    [InlineData(Fault.DatabaseKilled, "postgres", "Finished", "error", null, "137", "start")]
    public async Task AFaultShowsAndIsCured(Fault fault, string name, string state, string style, string? health, string? exitCode, string command)
    {
        var run = environment.Run;
        await AllHealthyAsync(s_healthyWithin);
        var before = Others(name);

        var clock = Stopwatch.StartNew();
        TimeSpan shown;
        try
        {
            await environment.CauseAsync(fault);
            if (fault is Fault.PortTaken or Fault.MissingBinary or Fault.CrashAtStart)
            {
                clock.Restart();
                var start = await run.CommandAsync(name, "start");
                Assert.Equal(state == "FailedToStart", start.Kind == ResourceCommandResponseKind.Failed);
            }
            await run.WaitAsync(name, r => (r.State, r.StateStyle, r.Health(), r.ExitCode()) == (state, style, health, exitCode),
                $"'{state}' in the style '{style}', health {health ?? "none"}, exit code {exitCode ?? "none"}", s_shownWithin);
            shown = clock.Elapsed;
            Assert.InRange(shown, TimeSpan.Zero, s_shownWithin);
            Assert.Equal(before, Others(name));
        }
        finally
        {
            await environment.CureAsync(fault);
        }

        clock.Restart();
        var answer = await run.CommandAsync(name, command);
        Assert.Equal((ResourceCommandResponseKind.Succeeded, ""), (answer.Kind, answer.Message));
        await AllHealthyAsync(s_healthyWithin);
        Assert.Equal(before, Others(name));

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault}: {name} {state} {style} {health} {exitCode}: shown after {shown.TotalSeconds:0.00} s, all healthy {clock.Elapsed.TotalSeconds:0.00} s after {command}");
    }

    private async Task AllHealthyAsync(TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        foreach (var resource in s_resources)
        {
            await environment.Run.WaitAsync(resource, r => r.IsHealthy(), "healthy", within - clock.Elapsed);
        }
    }

    private Dictionary<string, string> Others(string name)
    {
        var processes = environment.Run.ProcessIds();
        processes.Remove(name);
        return processes;
    }
}
