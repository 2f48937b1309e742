using System.Runtime.InteropServices;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Containers;

[RequiresDocker]
public sealed class EndOfTheAppHostWithContainersTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task HoweverItEndsItLeavesNeitherContainerNorNetworkButTheVolume(PosixSignal? signal)
    {
        var volume = $"envmap-test-{Guid.NewGuid():N}";
        try
        {
            await using var host = await RunningAppHost.StartAsync("EnvMap.Tests.AppHost", prepare: null, "--Case=containers", $"--Volume={volume}");
            await host.WaitAsync("web", r => r.State == "Running", "Running");
            var id = host.Current("web").PropertyOf("container.id")!;
            var network = await DockerEngine.NetworkOfAsync(id);
            if (signal is { } end)
            {
                host.Process.Signal(end);
            }
            else
            {
                host.Process.KillAlone();
            }

            await Eventually.Async(() => !DockerEngine.ExistsAsync("container", id).Result && !DockerEngine.ExistsAsync("network", network).Result, "the removal of container and network");
            Assert.True(await DockerEngine.ExistsAsync("volume", volume));
        }
        finally
        {
            await DockerEngine.RunAsync("volume", "rm", "--force", volume);
        }
    }
}
