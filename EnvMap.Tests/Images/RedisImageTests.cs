using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

/// <summary>What the image's documentation promises, of a stand-in and of the official image alike.</summary>
[RequiresDocker]
public sealed class RedisImageTests
{
    private const string Image = "docker.io/library/redis:8.6";

    [Fact]
    public async Task AnswersFromOutsideAsAUserOfItsOwn()
    {
        await using var container = await TestContainer.StartAsync(Image);
        await container.WaitForAsync("redis-cli", "ping");

        Assert.Equal("PONG", await container.ExecuteAsync("sh", "-c", "redis-cli -h \"$(hostname -i)\" ping"));
        Assert.Equal(999, (await container.ReadUsersAsync())[0]);
        Assert.Equal(0, await container.StopAsync());
    }

    [Fact]
    public async Task TakesOptionsOfTheServerAsArguments()
    {
        await using var container = await TestContainer.StartAsync(Image, "--requirepass", "secret");
        await container.WaitForAsync("sh", "-c", "redis-cli --no-auth-warning -a secret ping | grep -q PONG");

        Assert.Contains("NOAUTH", await container.ExecuteAsync("redis-cli", "ping"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesAShellsCommandAsItIs()
    {
        await using var container = await TestContainer.StartAsync(
            "--env", "SECRET=from the environment", "--entrypoint", "/bin/sh", Image, "-c", "exec redis-server --requirepass \"$SECRET\"");
        await container.WaitForAsync("sh", "-c", "redis-cli --no-auth-warning -a 'from the environment' ping | grep -q PONG");

        Assert.Contains("NOAUTH", await container.ExecuteAsync("redis-cli", "ping"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsAFileOfSettings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("redis.conf", "maxclients 77\nprotected-mode yes\n");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        await using var container = await TestContainer.StartAsync("--volume", $"{folder.FullName}:/settings:ro", Image, "/settings/redis.conf");
        await container.WaitForAsync("redis-cli", "ping");

        Assert.Equal("maxclients\n77", await container.ExecuteAsync("redis-cli", "config", "get", "maxclients"));
        Assert.Equal("protected-mode\nyes", await container.ExecuteAsync("redis-cli", "config", "get", "protected-mode"));
    }

    [Fact]
    public async Task KeepsItsDataInTheVolume()
    {
        await using var volume = new TestVolume();
        await using (var first = await TestContainer.StartAsync("--volume", $"{volume.Name}:/data", Image, "--appendonly", "yes"))
        {
            await first.WaitForAsync("redis-cli", "ping");
            await first.ExecuteAsync("redis-cli", "set", "greeting", "still here");
            Assert.Equal(0, await first.StopAsync());
        }

        await using var second = await TestContainer.StartAsync("--volume", $"{volume.Name}:/data", Image, "--appendonly", "yes");
        await second.WaitForAsync("redis-cli", "ping");

        Assert.Equal("still here", await second.ExecuteAsync("redis-cli", "get", "greeting"));
    }
}
