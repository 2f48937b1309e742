using System.Diagnostics;
using System.Globalization;

namespace EnvMap.Tests.TestSupport;

/// <summary>A container of one test in a network of its own, started by the container engine's command line; at the end both go, and the nameless volumes.</summary>
internal sealed class TestContainer : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly string _name = $"envmap-test-{Guid.NewGuid():N}";

    private TestContainer()
    {
    }

    /// <summary>Starts a container: the options and the image, then the arguments, as <c>docker run --detach</c> takes them.</summary>
    public static async Task<TestContainer> StartAsync(params IEnumerable<string> arguments)
    {
        var container = new TestContainer();
        await DockerEngine.RunAsync("network", "create", container._name);
        try
        {
            await DockerEngine.RunAsync(["run", "--detach", "--name", container._name, "--network", container._name, .. arguments]);
            return container;
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a container without a network to its end and gives its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        await using var process = ChildProcess.Start("docker", ["run", "--rm", "--network", "none", .. arguments]);
        return (await process.WaitForExitAsync(), process.Output);
    }

    public Task<string> ExecuteAsync(params IEnumerable<string> command) => DockerEngine.RunAsync(["exec", _name, .. command]);

    public Task<string> ReadLogsAsync() => DockerEngine.RunAsync("logs", _name);

    /// <summary>Repeats a command in the container until it exits with 0.</summary>
    public async Task WaitForAsync(params IReadOnlyList<string> command)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            await using var process = ChildProcess.Start("docker", ["exec", _name, .. command]);
            if (await process.WaitForExitAsync() == 0)
            {
                return;
            }
            if (watch.Elapsed > s_limit)
            {
                Assert.Fail($"Waited {s_limit.TotalSeconds} s in vain for {string.Join(' ', command)}: {process.Output}\n{await ReadLogsAsync()}");
            }
        }
    }

    /// <summary>The numbers of the users that its processes run as, the first process's first.</summary>
    public async Task<IReadOnlyList<int>> ReadUsersAsync()
    {
        // Uid:    999     999     999     999
        var lines = await ExecuteAsync("sh", "-c", "for p in $(echo /proc/[0-9]*); do grep Uid: $p/status 2>/dev/null; done; true");
        return [.. lines.Split('\n').Select(line => int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture))];
    }

    /// <summary>The address, on this machine's loopback, of a port that was published with <c>--publish 127.0.0.1::port</c>.</summary>
    public async Task<Uri> GetAddressAsync(int port) => new($"http://{await DockerEngine.RunAsync("port", _name, $"{port}/tcp")}");

    /// <summary>Stops it as the image asks for and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await DockerEngine.RunAsync("stop", "--time", "60", _name);
        return int.Parse(await DockerEngine.RunAsync("inspect", "--format", "{{.State.ExitCode}}", _name), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await DockerEngine.RunAsync("rm", "--force", "--volumes", _name);
        await DockerEngine.RunAsync("network", "rm", _name);
    }
}
