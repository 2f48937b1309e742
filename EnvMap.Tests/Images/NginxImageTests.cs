using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

/// <summary>What the image's documentation promises, of a stand-in and of the official image alike.</summary>
[RequiresDocker]
public sealed class NginxImageTests
{
    private const string Image = "docker.io/library/nginx:1.29";

    private static readonly HttpClient s_client = new();

    [Fact]
    public async Task ServesItsFolderAndLogsToItsOutputs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.html", "from the folder");
        Open(folder);
        await using var container = await TestContainer.StartAsync(
            "--publish", "127.0.0.1::80", "--volume", $"{folder.FullName}:/usr/share/nginx/html:ro", Image);
        await WaitAsync(container);

        Assert.Equal("from the folder", await s_client.GetStringAsync(await container.GetAddressAsync(80), TestContext.Current.CancellationToken));
        Assert.Contains("\"GET / HTTP/1.1\" 200", await container.ReadLogsAsync(), StringComparison.Ordinal);
        var users = await container.ReadUsersAsync();
        Assert.Equal(0, users[0]);
        Assert.Contains(101, users);
        Assert.Equal(0, await container.StopAsync());
    }

    [Fact]
    public async Task FillsItsTemplatesWithVariablesThatAreSet()
    {
        using var folder = new TemporaryFolder();
        folder.Write("default.conf.template", "server { listen ${PORT}; location / { add_header X-Host $host; return 200 '${GREETING}'; } }");
        Open(folder);
        await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::8099", "--env", "PORT=8099", "--env", "GREETING=filled in",
            "--volume", $"{folder.FullName}:/etc/nginx/templates:ro", Image);
        await WaitAsync(container);

        using var response = await s_client.GetAsync(await container.GetAddressAsync(8099), TestContext.Current.CancellationToken);
        Assert.Equal("filled in", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("127.0.0.1", Assert.Single(response.Headers.GetValues("X-Host")));
    }

    [Fact]
    public async Task RunsTheScriptsOfItsFolderFirst()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("50-page.sh", "#!/bin/sh\necho made by a script >/usr/share/nginx/html/index.html\n");
        File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        Open(folder);
        await using var container = await TestContainer.StartAsync("--publish", "127.0.0.1::80",
            "--volume", $"{script}:/docker-entrypoint.d/50-page.sh:ro", Image);
        await WaitAsync(container);

        Assert.Equal("made by a script\n", await s_client.GetStringAsync(await container.GetAddressAsync(80), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadsTheFilesOfConfD()
    {
        using var folder = new TemporaryFolder();
        folder.Write("more.conf", "server { listen 8098; return 200 'from conf.d'; }");
        Open(folder);
        await using var container = await TestContainer.StartAsync(
            "--publish", "127.0.0.1::8098", "--volume", $"{folder["more.conf"]}:/etc/nginx/conf.d/more.conf:ro", Image);
        await WaitAsync(container);

        Assert.Equal("from conf.d", await s_client.GetStringAsync(await container.GetAddressAsync(8098), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TakesAnotherFileOfSettings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nginx.conf", "nonsense;");
        Open(folder);

        var (exitCode, output) = await TestContainer.RunAsync("--volume", $"{folder["nginx.conf"]}:/etc/nginx/nginx.conf:ro", Image, "nginx", "-t");

        Assert.Equal(1, exitCode);
        Assert.Contains("nonsense", output, StringComparison.Ordinal);
    }

    // The number of nginx' first process is written once it listens.
    private static Task WaitAsync(TestContainer container) => container.WaitForAsync("test", "-s", "/run/nginx.pid");

    private static void Open(TemporaryFolder folder) => File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
}
