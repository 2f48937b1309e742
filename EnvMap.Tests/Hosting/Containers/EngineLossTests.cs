using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Containers;

[Collection(nameof(QuietMachine))]
[RequiresDocker]
public sealed class EngineLossTests
{
    // The time within which a fault must show in the state.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AnEngineThatStopsAndComesBackShowsInTheStateAndTheStartCommandHelps()
    {
        await using var engine = OwnEngine.Create();
        await engine.StartAsync();
        await engine.LoadAsync("busybox:1.37");
        await using var host = await StartAsync(engine);
        await host.WaitAsync("web", r => r.State == "Running", "Running");
        var (process, first) = (host.ProcessIds()["sleeper"], host.Current("web").PropertyOf("container.id"));

        await engine.StopAsync();
        await host.WaitAsync("web", r => r.State is "RuntimeUnhealthy" or "Exited", "RuntimeUnhealthy", s_limit);
        Assert.Contains(await host.ConsoleLogAsync("web"), l => l.Contains("engine has stopped", StringComparison.Ordinal));
        var refused = await host.CommandAsync("web", "start");
        Assert.Contains("Start it", refused.ErrorMessage, StringComparison.Ordinal);

        await engine.StartAsync();
        await host.WaitAsync("web", r => r.State == "Exited", "Exited");
        await host.CommandAsync("web", "start");
        await host.WaitAsync("web", r => r.State == "Running" && r.PropertyOf("container.id") != first, "Running again");
        Assert.Equal(process, host.ProcessIds()["sleeper"]);
        Assert.Equal("Running", host.Current("sleeper").State);

        // DCP itself does not see this end any more.
        await DockerEngine.RunAsync("--host", engine.Host, "kill", host.Current("web").PropertyOf("container.id")!);
        await host.WaitAsync("web", r => r.State == "Exited", "Exited", s_limit);
    }

    [Fact]
    public async Task AnEngineThatHangsShowsInTheStateUntilItGoesOn()
    {
        await using var engine = OwnEngine.Create();
        await engine.StartAsync();
        await engine.LoadAsync("busybox:1.37");
        await using var host = await StartAsync(engine);
        await host.WaitAsync("web", r => r.State == "Running", "Running");
        var (process, container) = (host.ProcessIds()["sleeper"], host.Current("web").PropertyOf("container.id"));

        await engine.HangAsync();
        await host.WaitAsync("web", r => r.State == "RuntimeUnhealthy", "RuntimeUnhealthy", s_limit);
        var refused = await host.CommandAsync("web", "start");
        Assert.Contains("restart it where it hangs", refused.ErrorMessage, StringComparison.Ordinal);

        await engine.GoOnAsync();
        await host.WaitAsync("web", r => r.State == "Running", "Running again");
        Assert.Equal(container, host.Current("web").PropertyOf("container.id"));
        Assert.Equal(process, host.ProcessIds()["sleeper"]);
    }

    [Fact]
    public async Task AnEngineThatIsNotThereIsAReasonAndWhenItComesTheContainerStarts()
    {
        await using var engine = OwnEngine.Create();
        await using var host = await StartAsync(engine);
        await host.WaitAsync("web", r => r.State == "RuntimeUnhealthy", "RuntimeUnhealthy");
        await host.WaitAsync("sleeper", r => r.State == "Running", "Running");
        await Eventually.Async(() => host.ConsoleLogAsync("web").Result.Any(l => l.Contains("does not answer. Start it", StringComparison.Ordinal)), "the reason and the cure");

        await engine.StartAsync();
        await engine.LoadAsync("busybox:1.37");
        await host.WaitAsync("web", r => r.State is "Running" or "FailedToStart", "started");
        if (host.Current("web").State == "FailedToStart")
        {
            // It was quicker than its image.
            await host.CommandAsync("web", "start");
            await host.WaitAsync("web", r => r.State == "Running", "Running");
        }
    }

    private static Task<RunningAppHost> StartAsync(OwnEngine engine)
        => RunningAppHost.StartAsync("EnvMap.Tests.AppHost", _ => [KeyValuePair.Create("DOCKER_HOST", (string?)engine.Host)], "--Case=containers", "--Volume=data");
}
