using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class LifecycleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommandsStartStopAndRestartAndThePortsStay()
    {
        await using var builder = TestApp.Create();
        builder.AddShell("server", "echo listening on $PORT; exec sleep 1000").WithHttpEndpoint(env: "PORT").WithExplicitStart();
        builder.AddSleeper("other");
        await using var app = await builder.StartAsync();
        Assert.Equal(KnownResourceStates.NotStarted, app.Current("server").State?.Text);
        var other = (await app.WaitAsync("other", KnownResourceStates.Running)).Snapshot.Pid();
        await app.CommandAsync("server", KnownResourceCommands.StartCommand);
        var first = await app.WaitAsync("server", KnownResourceStates.Running);
        var address = app.GetEndpoint("server");
        await app.CommandAsync("server", KnownResourceCommands.RestartCommand);
        var second = await app.WaitAsync("server", s => s.State?.Text == KnownResourceStates.Running && s.Pid() != first.Snapshot.Pid());
        Assert.False(RunProcess.Exists(first.Snapshot.Pid()));
        Assert.Equal(address, app.GetEndpoint("server"));
        await app.CommandAsync("server", KnownResourceCommands.StopCommand);
        await app.WaitAsync("server", KnownResourceStates.Finished);
        Assert.False(RunProcess.Exists(second.Snapshot.Pid()));
        await app.CommandAsync("server", KnownResourceCommands.StartCommand);
        await app.WaitAsync("server", s => s.State?.Text == KnownResourceStates.Running && s.Pid() != second.Snapshot.Pid());
        Assert.Equal(other, app.Current("other").Pid());
    }

    [Fact]
    public async Task ATakenPortIsAReasonAndWhenItIsFreeTheStartCommandHelps()
    {
        var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using var builder = TestApp.Create("DcpPublisher:RandomizePorts=false");
        builder.AddSleeper("server").WithHttpEndpoint(port: port, env: "PORT");
        builder.AddSleeper("unproxied").WithHttpEndpoint(port: port, env: "PORT", isProxied: false);
        builder.AddSleeper("other");
        await using var app = await builder.BuildAsync(Token);
        var watch = Stopwatch.StartNew();
        await app.StartAsync(Token).WaitAsync(TestApp.Patience, Token);
        watch.Restart();
        foreach (var name in (string[])["server", "unproxied"])
        {
            await app.WaitAsync(name, KnownResourceStates.FailedToStart);
            Assert.Contains(await app.LogAsync(name), line => line.Contains($"Port {port}") && line.Contains("taken"));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        var other = await app.WaitAsync("other", KnownResourceStates.Running);
        holder.Stop();
        await app.CommandAsync("unproxied", KnownResourceCommands.StartCommand);
        await app.WaitAsync("unproxied", KnownResourceStates.Running);
        await app.CommandAsync("unproxied", KnownResourceCommands.StopCommand);
        await app.CommandAsync("server", KnownResourceCommands.StartCommand);
        await app.WaitAsync("server", KnownResourceStates.Running);
        Assert.Equal(other.Snapshot.Pid(), app.Current("other").Pid());
    }

    [Fact]
    public async Task AMissingExecutableFailsToStartAndSaysWhy()
    {
        await using var builder = TestApp.Create();
        builder.AddExecutable("absent", "/nowhere/to/be/found", ".");
        await using var app = await builder.StartAsync();
        await app.WaitAsync("absent", KnownResourceStates.FailedToStart);
        await Eventually.Async(() => app.LogAsync("absent").Result.Any(line => line.Contains("/nowhere/to/be/found")), "the reason in the log");
    }

    [Fact]
    public async Task ReplicasShareOnePort()
    {
        await using var builder = TestApp.Create();
        builder.AddProject<Projects.ApiUnderTest>("api").WithReplicas(2).WithHttpHealthCheck("/alive")
            .WithEnvironment("ConnectionStrings__envmapdb", "Host=127.0.0.1;Port=1");
        await using var app = await builder.StartAsync();
        await app.WaitHealthyAsync("api");
        var ids = await RunningIdsAsync(app);
        using var client = app.CreateHttpClient("api", "http");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", Token)).StatusCode);
        await app.CommandAsync(ids[0], KnownResourceCommands.StopCommand);
        for (var i = 0; i < 4; i++)
        {
            using var connection = app.CreateHttpClient("api", "http");
            connection.DefaultRequestHeaders.ConnectionClose = true;
            Assert.Equal(HttpStatusCode.OK, (await connection.GetAsync("/alive", Token)).StatusCode);
        }
    }

    private static async Task<List<string>> RunningIdsAsync(DistributedApplication app)
    {
        var ids = new HashSet<string>();
        await app.ResourceNotifications.WaitForResourceAsync(
            "api", e => e.Snapshot.State?.Text == KnownResourceStates.Running && ids.Add(e.ResourceId) && ids.Count == 2, Token).WaitAsync(TestApp.Patience, Token);
        return [.. ids];
    }
}
