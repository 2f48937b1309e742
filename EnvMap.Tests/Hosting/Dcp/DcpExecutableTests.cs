using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Dcp;

/// <summary>What we rely on in the real DCP.</summary>
public sealed class DcpExecutableTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AServicePortReachesTheProcessThatServesIt()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(new Service { Metadata = { Name = "echo" }, Spec = { Protocol = PortProtocol.Tcp, AddressAllocationMode = AddressAllocationMode.Localhost } }, Cancellation);
        var executable = RealDcp.Shell("server", "exec sleep 1000", new EnvVar { Name = "PORT", Value = "{{- portForServing \"echo\" -}}" });
        executable.Metadata.Annotations = new() { [DcpAnnotations.ServiceProducer] = DcpJsonContext.Write<List<ServiceProducer>>([new() { ServiceName = "echo" }]) };
        await dcp.Client.CreateAsync(executable, Cancellation);
        var running = await dcp.WaitForStateAsync("server", ExecutableState.Running);
        var service = await dcp.WaitAsync<Service>("echo", s => s.Status is { State: ServiceState.Ready, EffectivePort: > 0 });

        // The test listens where the process was told to.
        var port = int.Parse(running.Status!.EffectiveEnv!.Single(e => e.Name == "PORT").Value, System.Globalization.CultureInfo.InvariantCulture);
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(service.Status!.EffectiveAddress!, service.Status.EffectivePort!.Value, Cancellation);
        await client.GetStream().WriteAsync("hello"u8.ToArray(), Cancellation);
        using var accepted = await listener.AcceptTcpClientAsync(Cancellation);
        var buffer = new byte[5];
        await accepted.GetStream().ReadExactlyAsync(buffer, Cancellation);

        Assert.Equal("hello"u8.ToArray(), buffer);
        Assert.NotEqual(port, service.Status.EffectivePort);
    }

    [Fact]
    public async Task AStopEndsTheProcessBySigterm()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("stopped", "trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.05; done"), Cancellation);
        await dcp.WaitForStateAsync("stopped", ExecutableState.Running);
        while (!(await dcp.ReadLogAsync("stopped", DcpLogSource.StdOut)).Contains("ready", StringComparison.Ordinal))
        {
            await Task.Delay(20, Cancellation);
        }

        await dcp.Client.PatchAsync<Executable>("stopped", DcpPatches.Stop(), Cancellation);
        var stopped = await dcp.WaitForStateAsync("stopped", ExecutableState.Finished, ExecutableState.Terminated);

        Assert.Equal(3, stopped.Status!.ExitCode);
        Assert.EndsWith("bye\n", await dcp.ReadLogAsync("stopped", DcpLogSource.StdOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExecutableIsRestartedByDeletionAndCreation()
    {
        await using var dcp = await RealDcp.StartAsync();
        var first = await dcp.Client.CreateAsync(RealDcp.Shell("again", "exec sleep 1000"), Cancellation);
        await dcp.WaitForStateAsync("again", ExecutableState.Running);

        var clock = Stopwatch.StartNew();
        Assert.True(await dcp.Client.DeleteAsync<Executable>("again", Cancellation));
        while (await dcp.Client.GetAsync<Executable>("again", Cancellation) is not null)
        {
            await Task.Delay(10, Cancellation);
        }

        var deleted = clock.ElapsedMilliseconds;
        await dcp.Client.CreateAsync(RealDcp.Shell("again", "exec sleep 1000"), Cancellation);
        var second = await dcp.WaitForStateAsync("again", ExecutableState.Running);
        TestContext.Current.TestOutputHelper?.WriteLine($"deleted after {deleted} ms, running after {clock.ElapsedMilliseconds} ms");

        Assert.NotEqual(first.Metadata.Uid, second.Metadata.Uid);
        Assert.False(await dcp.Client.DeleteAsync<Executable>("never-there", Cancellation));
    }

    [Fact]
    public async Task AMissingBinaryFailsToStartAndTheSystemLogSaysWhy()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(new Executable { Metadata = { Name = "missing" }, Spec = { ExecutablePath = "/nowhere/tool" } }, Cancellation);
        await dcp.WaitForStateAsync("missing", ExecutableState.FailedToStart);

        Assert.Contains("/nowhere/tool: no such file", await dcp.ReadLogAsync("missing", DcpLogSource.System), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExitIsToldWithItsCode()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("short", "exit 5"), Cancellation);
        var finished = await dcp.WaitForStateAsync("short", ExecutableState.Finished);

        Assert.Equal(5, finished.Status!.ExitCode);
    }

    [Fact]
    public async Task APortThatIsTakenLeavesTheServiceWithoutAnAddressUntilItIsFree()
    {
        await using var dcp = await RealDcp.StartAsync();
        using var blocker = new TcpListener(IPAddress.Loopback, 0);
        blocker.Start();
        var port = ((IPEndPoint)blocker.LocalEndpoint).Port;
        await dcp.Client.CreateAsync(new Service { Metadata = { Name = "taken" }, Spec = { Port = port, AddressAllocationMode = AddressAllocationMode.IPv4ZeroOne } }, Cancellation);
        await dcp.Client.CreateAsync(new Service { Metadata = { Name = "free" }, Spec = { AddressAllocationMode = AddressAllocationMode.IPv4ZeroOne } }, Cancellation);
        await dcp.WaitAsync<Service>("free", s => s.Status?.EffectivePort > 0);

        var taken = await dcp.Client.GetAsync<Service>("taken", Cancellation);
        Assert.Null(taken!.Status?.EffectivePort);

        blocker.Stop();
        var bound = await dcp.WaitAsync<Service>("taken", s => s.Status?.EffectivePort > 0);
        Assert.Equal(port, bound.Status!.EffectivePort);
    }

    [Fact]
    public async Task EnvironmentIsNotInheritedWhenAskedSo()
    {
        await using var dcp = await RealDcp.StartAsync();
        var executable = RealDcp.Shell("bare", "env", new EnvVar { Name = "ONLY", Value = "this" });
        executable.Spec.AmbientEnvironment = new() { Behavior = EnvironmentBehavior.DoNotInherit };
        await dcp.Client.CreateAsync(executable, Cancellation);
        await dcp.WaitForStateAsync("bare", ExecutableState.Finished);

        var environment = await dcp.ReadLogAsync("bare", DcpLogSource.StdOut);
        Assert.Contains("ONLY=this", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("PATH=", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedRequestSaysWhy()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("twice", "exit 0"), Cancellation);

        var error = await Assert.ThrowsAsync<DcpApiException>(() => dcp.Client.CreateAsync(RealDcp.Shell("twice", "exit 0"), Cancellation));

        Assert.Equal(HttpStatusCode.Conflict, error.Status);
        Assert.Contains("\"twice\" already exists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWatchesAndCreatesGoSideBySide()
    {
        await using var dcp = await RealDcp.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var watches = Enumerable.Range(0, 150).Select(async _ =>
        {
            var seen = new HashSet<string>();
            await foreach (var change in dcp.Client.WatchAsync<Service>(stop.Token))
            {
                seen.Add(change.Object.Metadata.Name);
                if (seen.Count == 50)
                {
                    return;
                }
            }
        }).ToArray();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => dcp.Client.CreateAsync(new Service { Metadata = { Name = $"s{i}" } }, Cancellation)));
        var created = clock.ElapsedMilliseconds;
        await Task.WhenAll(watches).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"50 created after {created} ms, seen by 150 watches after {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task NoLineOfALongLogIsLost()
    {
        const int Lines = 100_000;
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("chatty", $"seq 1 {Lines}"), Cancellation);
        await dcp.WaitForStateAsync("chatty", ExecutableState.Running, ExecutableState.Finished);

        var clock = Stopwatch.StartNew();
        var log = await dcp.Client.GetLogStreamAsync<Executable>("chatty", new DcpLogRequest(DcpLogSource.StdOut), Cancellation);
        var next = 1;
        await foreach (var batch in DcpLogReader.ReadAsync(log, isError: false, Cancellation))
        {
            foreach (var line in batch)
            {
                Assert.Equal(next++, int.Parse(line.Text, System.Globalization.CultureInfo.InvariantCulture));
                Assert.NotNull(line.Timestamp);
            }

            if (next > Lines)
            {
                break;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{next - 1} lines after {clock.ElapsedMilliseconds} ms");
        Assert.Equal(Lines + 1, next);
    }

    [Fact]
    public async Task AFollowedLogEndsWithTheProcess()
    {
        await using var dcp = await RealDcp.StartAsync();
        await dcp.Client.CreateAsync(RealDcp.Shell("brief", "echo out; echo err >&2"), Cancellation);
        var log = await dcp.Client.GetLogStreamAsync<Executable>("brief", new DcpLogRequest(DcpLogSource.StdErr), Cancellation);
        var lines = new List<DcpLogLine>();
        await foreach (var batch in DcpLogReader.ReadAsync(log, isError: true, Cancellation))
        {
            lines.AddRange(batch);
        }

        var line = Assert.Single(lines);
        Assert.Equal("err", line.Text);
        Assert.True(line.IsError);
    }
}
