using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Tests.Hosting.Containers;

[RequiresDocker]
public sealed class ContainerFaultTests
{
    // The time within which a fault must show in the state.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AnImageThatCannotBePulledSaysWhyAndWhatHelps()
    {
        await using var builder = TestApp.Create();
        builder.AddContainer("absent", "localhost:1/no/such-image", "1");
        builder.AddSleeper("process");
        builder.AddScript("other", "exec sleep 1000");
        await using var app = await builder.StartAsync();
        await app.WaitAsync("absent", KnownResourceStates.FailedToStart);
        await Eventually.Async(() => app.LogAsync("absent").Result.Any(l => l.Contains("docker load")), "the cure");
        var told = Assert.Single(await app.LogAsync("absent"), l => l.Contains("could not be started") && l.Contains("localhost:1"));
        Assert.Equal(told.Split('\n').Distinct(), told.Split('\n'));
        await app.WaitAsync("process", KnownResourceStates.Running);
        await app.WaitAsync("other", KnownResourceStates.Running);
    }

    [Fact]
    public async Task ATakenPortIsAReasonAndWhenItIsFreeTheStartCommandHelps()
    {
        var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using var builder = TestApp.Create("DcpPublisher:RandomizePorts=false");
        builder.AddWeb("web", "hello").WithEndpoint("http", e => (e.Port, e.IsProxied) = (port, false));
        await using var app = await builder.StartAsync();
        await app.WaitAsync("web", KnownResourceStates.FailedToStart);
        Assert.Contains(await app.LogAsync("web"), l => l.Contains($"Port {port}"));
        holder.Stop();
        await app.CommandAsync("web", KnownResourceCommands.StartCommand);
        await app.WaitAsync("web", KnownResourceStates.Running);
        Assert.Equal("127.0.0.1:" + port, await DockerEngine.RunAsync("port", app.Current("web").ContainerId(), "8080/tcp"));
    }

    [Fact]
    public async Task AContainerThatCrashesIsExitedAndTheCommandsWork()
    {
        await using var builder = TestApp.Create();
        builder.AddScript("box", "echo started; exec sleep 1000");
        builder.AddScript("other", "exec sleep 1000");
        builder.AddScript("later", "exec sleep 1000").WithExplicitStart();
        await using var app = await builder.StartAsync();
        var first = (await app.WaitAsync("box", KnownResourceStates.Running)).Snapshot.ContainerId();
        var other = (await app.WaitAsync("other", KnownResourceStates.Running)).Snapshot.ContainerId();
        Assert.Equal(KnownResourceStates.NotStarted, app.Current("later").State?.Text);

        await DockerEngine.RunAsync("kill", "--signal", "KILL", first);
        var watch = Stopwatch.StartNew();
        var crashed = await app.WaitAsync("box", KnownResourceStates.Exited);
        Assert.True(watch.Elapsed < s_limit, $"It took {watch.Elapsed}.");
        Assert.Equal(137, crashed.Snapshot.ExitCode);
        Assert.Equal(KnownResourceStateStyles.Error, crashed.Snapshot.State?.Style);

        await app.CommandAsync("box", KnownResourceCommands.StartCommand);
        var second = (await app.WaitAsync("box", s => s.State?.Text == KnownResourceStates.Running && s.ContainerId() != first)).Snapshot.ContainerId();
        await app.CommandAsync("box", KnownResourceCommands.RestartCommand);
        await app.WaitAsync("box", s => s.State?.Text == KnownResourceStates.Running && s.ContainerId() != second);
        await app.CommandAsync("box", KnownResourceCommands.StopCommand);
        Assert.NotEqual(KnownResourceStateStyles.Error, (await app.WaitAsync("box", KnownResourceStates.Exited)).Snapshot.State?.Style);
        await app.CommandAsync("later", KnownResourceCommands.StartCommand);
        await app.WaitAsync("later", KnownResourceStates.Running);
        Assert.Equal(other, app.Current("other").ContainerId());
    }

    [Fact]
    public async Task AProgramThatTheImageDoesNotHaveIsAReason()
    {
        await using var builder = TestApp.Create();
        builder.AddScript("box", "true").WithEntrypoint("/no/such/program");
        await using var app = await builder.StartAsync();
        await app.WaitAsync("box", KnownResourceStates.FailedToStart);
        await Eventually.Async(() => app.LogAsync("box").Result.Any(l => l.Contains("look to the entry point")), "the cure");
    }

    [Fact]
    public async Task HealthFollowsTheContainerAndOthersWaitForIt()
    {
        await using var builder = TestApp.Create();
        var web = builder.AddWeb("web", "hello").WithHttpHealthCheck("/cgi-bin/health");
        builder.AddSleeper("waiting").WaitFor(web);
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        var starting = app.StartAsync(TestContext.Current.CancellationToken);
        var id = (await app.WaitAsync("web", s => s.State?.Text == KnownResourceStates.Running && s.HealthStatus == HealthStatus.Unhealthy)).Snapshot.ContainerId();
        await app.WaitAsync("waiting", KnownResourceStates.Waiting);
        await DockerEngine.RunAsync("exec", id, "sh", "-c", "mkdir /www/cgi-bin; printf '#!/bin/sh\\nprintf \"Status: 200 OK\\\\r\\\\n\\\\r\\\\n\"\\n' > /www/cgi-bin/health; chmod +x /www/cgi-bin/health");
        await app.WaitHealthyAsync("web");
        await app.WaitAsync("waiting", KnownResourceStates.Running);
        await starting;
        await DockerEngine.RunAsync("exec", id, "sh", "-c", "printf '#!/bin/sh\\nprintf \"Status: 503 Busy\\\\r\\\\n\\\\r\\\\n\"\\n' > /www/cgi-bin/health");
        await app.WaitAsync("web", s => s.HealthStatus == HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task AContainerThatHangsIsUnhealthyUntilItGoesOn()
    {
        await using var builder = TestApp.Create();
        builder.AddWeb("web", "hello").WithHttpHealthCheck("/");
        builder.AddWeb("other", "hello").WithHttpHealthCheck("/");
        await using var app = await builder.StartAsync();
        var id = (await app.WaitHealthyAsync("web")).Snapshot.ContainerId();
        await app.WaitHealthyAsync("other");

        // Not paused, which DCP would see: it is there and does not answer.
        await DockerEngine.RunAsync("kill", "--signal", "STOP", id);
        var watch = Stopwatch.StartNew();
        await app.WaitAsync("web", s => s.HealthStatus == HealthStatus.Unhealthy);
        Assert.True(watch.Elapsed < s_limit, $"It took {watch.Elapsed}.");
        Assert.Equal(HealthStatus.Healthy, app.Current("other").HealthStatus);

        await DockerEngine.RunAsync("kill", "--signal", "CONT", id);
        await app.WaitHealthyAsync("web");
        Assert.Equal(id, app.Current("web").ContainerId());
    }
}
