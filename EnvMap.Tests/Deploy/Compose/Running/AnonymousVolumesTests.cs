using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

public sealed class AnonymousVolumesTests : IAsyncDisposable
{
    private readonly string _name = $"envmap-test-{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    [RequiresDocker]
    public async Task DestroyTakesAVolumeThatWasHandedOnFromOneContainerToTheNext()
    {
        await RunAsync("compose", Write("first"));
        await RunAsync("deploy", _folder[_name], "--version", "1");
        var first = await ReadAsync();
        await RunAsync("compose", Write("second"));
        await RunAsync("deploy", _folder[_name], "--version", "2");
        var second = await ReadAsync();
        Assert.NotEqual(first.Container, second.Container);
        Assert.Equal(first.Volume, second.Volume);

        await RunAsync("destroy", _folder[_name], "--volumes", "--yes");

        Assert.False(await DockerEngine.ExistsAsync("volume", first.Volume));
    }

    public async ValueTask DisposeAsync()
    {
        await DockerEngine.TryAsync("compose", "--project-name", _name, "down", "--volumes", "--timeout", "2");
        _folder.Dispose();
    }

    private string Write(string greeting)
    {
        _folder.Write($"{_name}/aspire-manifest.json", $$"""
            { "resources": { "cache": { "type": "container.v0", "image": "redis:8.6", "env": { "GREETING": "{{greeting}}" } } } }
            """);
        return _folder[_name];
    }

    private async Task<(string Container, string Volume)> ReadAsync()
    {
        var parts = (await DockerEngine.RunAsync("inspect", "--format", "{{.Id}} {{range .Mounts}}{{.Name}}{{end}}", $"{_name}-cache-1")).Split(' ');
        return (parts[0], parts[1]);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var run = await EnvMapCli.RunAsync(arguments);
        Assert.True(run.ExitCode is 0, $"{arguments[0]} ended with {run.ExitCode}:\n{run.Output}{run.Error}");
    }
}
