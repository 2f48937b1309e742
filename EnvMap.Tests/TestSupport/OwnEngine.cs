namespace EnvMap.Tests.TestSupport;

/// <summary>A container engine of the test's own, which it may stop.</summary>
internal sealed class OwnEngine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    /// <summary>What DOCKER_HOST is to be set to.</summary>
    public string Host => $"unix://{_folder["docker.sock"]}";

    /// <summary>Prepares one that does not run yet; needs root.</summary>
    public static OwnEngine Create()
    {
        DockerEngine.Require(Environment.UserName == "root" && File.Exists("/usr/sbin/dockerd") ? null : "Only root can start a container engine of its own, by /usr/sbin/dockerd.");
        return new();
    }

    public async Task StartAsync()
    {
        // In a network namespace of its own: two engines on one machine take each other's default bridge away.
        _process = ChildProcess.Start("unshare", [
            "--net", "sh", "-c", "ip link set lo up; exec dockerd \"$@\"", "dockerd",
            "--host", Host, "--data-root", _folder["data"], "--exec-root", _folder["exec"], "--pidfile", _folder["pid"],
            "--iptables=false", "--ip-masq=false", "--storage-driver", "vfs", "--default-ulimit", "nofile=20000:20000"]);
        await Eventually.Async(() => DockerEngine.TryAsync("--host", Host, "version").Result.ExitCode == 0, "the engine");
    }

    /// <summary>Gives it images of the machine's engine, whose common layers it gets once.</summary>
    public Task LoadAsync(params IEnumerable<string> images) =>
        ChildProcess.RunAsync("sh", ["-c", $"docker save {string.Join(' ', images)} | docker --host {Host} load"], within: TimeSpan.FromMinutes(5));

    /// <summary>Lets it hang: it is there and does not answer.</summary>
    public Task HangAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public async Task StopAsync()
    {
        await GoOnAsync();
        await _process!.EndAsync();
        await _process.DisposeAsync();
        _process = null;
    }

    private Task SignalAsync(string signal) => ChildProcess.RunAsync("kill", ["-s", signal, $"{_process!.Id}"]);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _folder.Dispose();
    }
}
