using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Containers;

[RequiresDocker]
public sealed class NetworkFaultTests
{
    [Theory]
    [InlineData("permission denied")]
    // DCP tries this one again without end.
    [InlineData("could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network")]
    public async Task ANetworkThatCannotBeMadeIsAReasonAndWhenItCanBeTheStartCommandHelps(string reason)
    {
        var fault = "";
        var volume = $"envmap-test-{Guid.NewGuid():N}";
        try
        {
            await using var host = await RunningAppHost.StartAsync(
                "EnvMap.Tests.AppHost",
                folder =>
                {
                    fault = Path.Combine(folder, "fault");
                    File.WriteAllText(fault, $"Error response from daemon: {reason}\n");
                    return [KeyValuePair.Create("PATH", (string?)$"{WrapDocker(folder, fault)}:{Environment.GetEnvironmentVariable("PATH")}")];
                },
                "--Case=containers", $"--Volume={volume}");
            await host.WaitAsync("web", r => r.State == "FailedToStart", "FailedToStart");
            Assert.Contains(await host.ConsoleLogAsync("web"), l => l.Contains("cannot be made", StringComparison.Ordinal) && l.Contains("docker network prune", StringComparison.Ordinal));
            await host.WaitAsync("sleeper", r => r.State == "Running", "Running");

            File.Delete(fault);
            await host.CommandAsync("web", "start");
            await host.WaitAsync("web", r => r.State == "Running", "Running");
        }
        finally
        {
            await DockerEngine.RunAsync("volume", "rm", "--force", volume);
        }
    }

    // Docker's command, but for the making of networks as long as a file says what is wrong with that.
    private static string WrapDocker(string folder, string fault)
    {
        var docker = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(f => Path.Combine(f, "docker")).First(File.Exists);
        var commands = Directory.CreateDirectory(Path.Combine(folder, "commands")).FullName;
        var wrapper = Path.Combine(commands, "docker");
        File.WriteAllText(wrapper, $"""
            #!/bin/sh
            if [ "$1 $2" = "network create" ] && [ -e '{fault}' ]; then cat '{fault}' >&2; exit 1; fi
            exec '{docker}' "$@"
            """);
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return commands;
    }
}
