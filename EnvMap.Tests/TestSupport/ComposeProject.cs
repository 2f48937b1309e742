namespace EnvMap.Tests.TestSupport;

/// <summary>A folder for Compose, brought up under a name of the test's own; in the end all of it goes, with its volumes and the images that it built.</summary>
internal sealed class ComposeProject(string folder, string? engine = null, string? name = null) : IAsyncDisposable
{
    private readonly string _name = name ?? $"envmap-test-{Guid.NewGuid():N}";

    /// <summary>The name of the project.</summary>
    public string Name => _name;

    /// <summary>A version that no other test builds.</summary>
    public string Version => _name;

    /// <summary>Files beside compose.yaml that change it for the test.</summary>
    public List<string> Overrides { get; } = [];

    /// <summary>Builds what is to be built, starts everything, and waits until all of it is healthy.</summary>
    public async Task UpAsync()
    {
        var (exitCode, output) = await TryAsync("up", "--detach", "--build", "--wait", "--wait-timeout", "240");
        Assert.True(exitCode is 0, $"{output}\n{(await TryAsync("ps", "--all")).Output}\n{(await TryAsync("logs", "--tail", "60")).Output}");
    }

    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var (exitCode, output) = await TryAsync(arguments);
        Assert.True(exitCode is 0, $"docker compose {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>The address on this machine of a port of a service.</summary>
    public async Task<Uri> AddressOfAsync(string service, int port) => new($"http://{await RunAsync("port", service, $"{port}")}");

    /// <summary>What <c>docker inspect</c> says of the container of a service, by a template.</summary>
    public async Task<string> InspectAsync(string service, string template)
        => await DockerEngine.RunAsync([.. Engine, "inspect", "--format", template, await RunAsync("ps", "--all", "--quiet", service)]);

    /// <summary>Listens, until it is disposed of, for what the engine says of the health of a service: <c>1767323045000000000 health_status: healthy</c>.</summary>
    public ChildProcess WatchHealth(string service) => ChildProcess.Start("docker", [
        .. Engine, "events", "--since", $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}", "--filter", "event=health_status", "--filter", $"label=com.docker.compose.project={Name}",
        "--filter", $"label=com.docker.compose.service={service}", "--format", "{{.TimeNano}} {{.Status}}"]);

    public async ValueTask DisposeAsync()
    {
        await TryAsync("down", "--volumes", "--remove-orphans", "--timeout", "5");
        // Compose labels what it builds.
        var images = await DockerEngine.RunAsync([.. Engine, "image", "ls", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={Name}"]);
        foreach (var image in images.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            await DockerEngine.RunAsync([.. Engine, "image", "rm", "--force", image]);
        }
    }

    private string[] Engine => engine is null ? [] : ["--host", engine];

    public async Task<(int ExitCode, string Output)> TryAsync(params IEnumerable<string> arguments)
    {
        await using var process = ChildProcess.Start(
            "docker", [.. Engine, "compose", "--project-name", _name, "--file", "compose.yaml", .. Overrides.SelectMany(file => new[] { "--file", file }), .. arguments], folder);
        return (await process.WaitForExitAsync(TimeSpan.FromMinutes(5)), process.Output.Trim());
    }
}
