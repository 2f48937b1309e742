namespace EnvMap.Tests.TestSupport;

/// <summary>A container engine of the test's own, which it may stop.</summary>
internal sealed class OwnEngine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _bridge = $"emt{Random.Shared.Next(1_000_000):x}";
    private ChildProcess? _process;

    /// <summary>What DOCKER_HOST is to be set to.</summary>
    public string Host => $"unix://{_folder["docker.sock"]}";

    /// <summary>Prepares one that does not run yet; needs root.</summary>
    public static async Task<OwnEngine> CreateAsync()
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/sbin/dockerd"), "Only root can start a container engine of its own, by /usr/sbin/dockerd.");
        var engine = new OwnEngine();

        // A bridge of its own: with none at all, dockerd would remove the one of the machine's engine.
        await ChildProcess.RunAsync("ip", ["link", "add", engine._bridge, "type", "bridge"]);
        await ChildProcess.RunAsync("ip", ["address", "add", "10.213.0.1/24", "dev", engine._bridge]);
        return engine;
    }

    public async Task StartAsync()
    {
        _process = ChildProcess.Start("dockerd", [
            "--host", Host, "--data-root", _folder["data"], "--exec-root", _folder["exec"], "--pidfile", _folder["pid"], "--bridge", _bridge,
            "--iptables=false", "--ip-masq=false", "--default-address-pool", "base=10.214.0.0/16,size=24", "--storage-driver", "vfs", "--default-ulimit", "nofile=20000:20000"]);
        await Eventually.Async(() => Docker.TryAsync("--host", Host, "version").Result.ExitCode == 0, "the engine");
    }

    /// <summary>Gives it an image of the machine's engine.</summary>
    public async Task LoadAsync(string image)
        => await ChildProcess.RunAsync("sh", ["-c", $"docker save {image} | docker --host {Host} load"]);

    public async Task StopAsync()
    {
        await _process!.EndAsync();
        await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        await ChildProcess.RunAsync("ip", ["link", "delete", _bridge]);
        _folder.Dispose();
    }
}
